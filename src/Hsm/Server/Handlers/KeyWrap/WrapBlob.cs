using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What keys and data are wrapped into: IV (12), tag (16), AES-GCM of the content, with additional data that tell the two
/// apart (protocol page 7). A key's content is its metadata (32, in the server's order) and its bytes.
/// </summary>
internal static class WrapBlob
{
    /// <summary>IV and tag.</summary>
    public const int OverheadBytes = IvBytes + TagBytes;

    /// <summary>IV, tag and metadata.</summary>
    public const int KeyOverheadBytes = OverheadBytes + NvmFormat.MetadataLengthBytes;

    private const int IvBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Additional data of wrapped keys.</summary>
    public static Bytes KeyAad { get; } = new("wolfHSM.keywrap.v1"u8);

    /// <summary>Additional data of wrapped data.</summary>
    public static Bytes DataAad { get; } = new("wolfHSM.datawrap.v1"u8);

    /// <summary>Whether bytes are long enough to be those of an AES key.</summary>
    /// <param name="wrappingKey">The key to wrap with.</param>
    /// <returns>True for 16, 24 or 32.</returns>
    public static bool IsWrappingKey(ReadOnlyMemory<byte> wrappingKey) => wrappingKey.Length is 16 or 24 or 32;

    /// <summary>Wraps; the session holds no lock.</summary>
    /// <param name="session">Whose random numbers, whose share of the device.</param>
    /// <param name="wrappingKey">16, 24 or 32 bytes.</param>
    /// <param name="content">What; zeroed by this call.</param>
    /// <param name="aad">KeyAad or DataAad.</param>
    /// <param name="blob">When Ok.</param>
    /// <returns>Ok; NotCompiledIn: no provider has the shape; Locked: the device was not to be had; Aborted: device fault.</returns>
    public static HsmStatus Wrap(SessionState session, ReadOnlyMemory<byte> wrappingKey, byte[] content, Bytes aad, out Bytes blob)
    {
        var iv = new byte[IvBytes];
        session.Server.Components.Crypto.Random.SourceOf(session).Fill(iv);
        var input = new AesGcmInput(wrappingKey, new Bytes(iv), aad, Bytes.Adopt(content), TagBytes);
        var status = session.Server.Crypto.Encrypt(session, input, out var output);
        CryptographicOperations.ZeroMemory(content);
        blob = status == HsmStatus.Ok ? new Bytes([.. iv, .. output.Tag.Span, .. output.Ciphertext.Span]) : default;
        return status;
    }

    /// <summary>Unwraps; the session holds no lock.</summary>
    /// <param name="session">Whose share of the device.</param>
    /// <param name="wrappingKey">16, 24 or 32 bytes.</param>
    /// <param name="blob">OverheadBytes or more.</param>
    /// <param name="aad">KeyAad or DataAad.</param>
    /// <param name="content">When Ok.</param>
    /// <returns>As Wrap; AesGcmAuth: not wrapped under this key.</returns>
    public static HsmStatus Unwrap(SessionState session, ReadOnlyMemory<byte> wrappingKey, Bytes blob, Bytes aad, out Bytes content)
    {
        var ciphertext = blob.Slice(OverheadBytes, blob.Length - OverheadBytes);
        var input = new AesGcmInput(wrappingKey, blob.Slice(0, IvBytes), aad, ciphertext, TagBytes);
        return session.Server.Crypto.Decrypt(session, input, blob.Slice(IvBytes, TagBytes), out content);
    }

    /// <summary>The content of a wrapped key.</summary>
    /// <param name="metadata">Its length is the key's.</param>
    /// <param name="key">The key's bytes.</param>
    /// <returns>Zeroed by whoever has it last.</returns>
    public static byte[] ContentOf(ObjectMetadata metadata, ReadOnlySpan<byte> key)
    {
        var content = new byte[NvmFormat.MetadataLengthBytes + key.Length];
        NvmFormat.EncodeMetadata(metadata, content);
        key.CopyTo(content.AsSpan(NvmFormat.MetadataLengthBytes));
        return content;
    }

    /// <summary>Unwraps a key; the session holds no lock.</summary>
    /// <param name="session">Whose share of the device.</param>
    /// <param name="wrappingKey">16, 24 or 32 bytes.</param>
    /// <param name="blob">More than KeyOverheadBytes.</param>
    /// <param name="metadata">When Ok.</param>
    /// <param name="key">When Ok; zeroed by the caller.</param>
    /// <returns>As Unwrap; BadArgs: the metadata tell another length.</returns>
    public static HsmStatus UnwrapKey(
        SessionState session, ReadOnlyMemory<byte> wrappingKey, Bytes blob, out ObjectMetadata? metadata, out byte[] key)
    {
        metadata = null;
        key = [];
        var status = Unwrap(session, wrappingKey, blob, KeyAad, out var content);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        metadata = NvmFormat.DecodeMetadata(content.Span);
        key = content.Span[NvmFormat.MetadataLengthBytes..].ToArray();
        return metadata.Length == key.Length ? HsmStatus.Ok : HsmStatus.BadArgs;
    }
}
