using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The two messages of a handshake: a type of 4 bytes, as of WireGuard, then what Noise IK says.
/// <code>
/// first   1, 0, 0, 0 | e (32) | s, sealed (48) | payload, sealed (n + 16)
/// answer  2, 0, 0, 0 | e (32) | payload, sealed (n + 16)
/// </code>
/// Ours carry no payload, so that nothing depends on data that could be a replay.
/// </summary>
internal static class HandshakeMessages
{
    /// <summary>Length of the type.</summary>
    public const int TypeLengthBytes = 4;

    /// <summary>Type of the first message.</summary>
    public const uint First = 1;

    /// <summary>Type of the answer.</summary>
    public const uint Answer = 2;

    /// <summary>Length of a sealed public key.</summary>
    public const int SealedKeyLengthBytes = X25519KeyPair.KeyLengthBytes + IAeadAlgorithm.TagLengthBytes;

    /// <summary>Length of the first message without payload.</summary>
    public const int FirstLengthBytes =
        TypeLengthBytes + X25519KeyPair.KeyLengthBytes + SealedKeyLengthBytes + IAeadAlgorithm.TagLengthBytes;

    /// <summary>Length of the answer without payload.</summary>
    public const int AnswerLengthBytes = TypeLengthBytes + X25519KeyPair.KeyLengthBytes + IAeadAlgorithm.TagLengthBytes;

    /// <summary>Whether a message is of a type and long enough for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">The type.</param>
    /// <returns>False: malformed.</returns>
    public static bool IsOf(ReadOnlySpan<byte> message, uint type) =>
        message.Length >= (type == First ? FirstLengthBytes : AnswerLengthBytes)
        && BinaryPrimitives.ReadUInt32LittleEndian(message) == type;

    /// <summary>Makes a message with room for its parts.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="payloadLengthBytes">Length of the payload.</param>
    /// <returns>The message.</returns>
    public static byte[] Create(uint type, int payloadLengthBytes)
    {
        var message = new byte[(type == First ? FirstLengthBytes : AnswerLengthBytes) + payloadLengthBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(message, type);
        return message;
    }
}
