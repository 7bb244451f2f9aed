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
    /// <param name="wrapping">Key and purpose.</param>
    /// <param name="content">What; zeroed by this call.</param>
    /// <param name="blob">When Ok.</param>
    /// <returns>Ok; NotCompiledIn: no provider has the shape; Locked: the device was not to be had; Aborted: device fault.</returns>
    public static HsmStatus Wrap(SessionState session, Wrapping wrapping, byte[] content, out Bytes blob)
    {
        var iv = new byte[IvBytes];
        session.Server.Components.Crypto.Random.SourceOf(session).Fill(iv);
        var input = new AesGcmInput(wrapping.Key, new Bytes(iv), wrapping.Aad, Bytes.Adopt(content), TagBytes);
        var status = session.Server.Crypto.Encrypt(session, input, out var output);
        CryptographicOperations.ZeroMemory(content);
        blob = status == HsmStatus.Ok ? new Bytes([.. iv, .. output.Tag.Span, .. output.Ciphertext.Span]) : default;
        return status;
    }

    /// <summary>Unwraps; the session holds no lock.</summary>
    /// <param name="session">Whose share of the device.</param>
    /// <param name="wrapping">Key and purpose.</param>
    /// <param name="blob">OverheadBytes or more.</param>
    /// <param name="content">When Ok.</param>
    /// <returns>As Wrap; AesGcmAuth: not wrapped under this key.</returns>
    public static HsmStatus Unwrap(SessionState session, Wrapping wrapping, Bytes blob, out Bytes content)
    {
        var ciphertext = blob.Slice(OverheadBytes, blob.Length - OverheadBytes);
        var input = new AesGcmInput(wrapping.Key, blob.Slice(0, IvBytes), wrapping.Aad, ciphertext, TagBytes);
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
    /// <param name="content">Metadata and key when Ok or BadArgs; the key is zeroed by the caller.</param>
    /// <returns>As Unwrap; BadArgs: the metadata tell another length.</returns>
    public static HsmStatus UnwrapKey(SessionState session, ReadOnlyMemory<byte> wrappingKey, Bytes blob, out Content content)
    {
        content = new Content(null, []);
        var status = Unwrap(session, new Wrapping(wrappingKey, KeyAad), blob, out var opened);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        var metadata = NvmFormat.DecodeMetadata(opened.Span);
        content = new Content(metadata, opened.Span[NvmFormat.MetadataLengthBytes..].ToArray());
        return metadata.Length == content.Key.Length ? HsmStatus.Ok : HsmStatus.BadArgs;
    }

    /// <summary>What to wrap with, and what for.</summary>
    /// <param name="Key">16, 24 or 32 bytes.</param>
    /// <param name="Aad">KeyAad or DataAad.</param>
    internal readonly record struct Wrapping(ReadOnlyMemory<byte> Key, Bytes Aad);

    /// <summary>What was in a blob.</summary>
    /// <param name="Metadata">As wrapped with the key; null: the blob was not opened.</param>
    /// <param name="Key">The key's bytes.</param>
    internal readonly record struct Content(ObjectMetadata? Metadata, byte[] Key);
}
