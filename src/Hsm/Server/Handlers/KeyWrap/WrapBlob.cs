using System.Runtime.InteropServices;
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

    /// <summary>Wraps under an IV of the session's generator.</summary>
    /// <param name="session">Whose random numbers.</param>
    /// <param name="wrapping">Key and purpose.</param>
    /// <param name="content">What; zeroed when that is done.</param>
    /// <param name="then">What comes of the blob; it is empty unless Ok.</param>
    /// <returns>
    /// The call: Ok; NotCompiledIn: no provider has the shape; Locked: the device was not to be had; Aborted: device fault.
    /// </returns>
    public static ProviderCall Wrap(SessionState session, Wrapping wrapping, byte[] content, Func<HsmStatus, Bytes, CryptoOutcome> then)
    {
        var iv = new byte[IvBytes];
        session.Server.Components.Crypto.Random.SourceOf(session).Fill(iv);
        var input = new AesGcmInput(wrapping.Key, new Bytes(iv), wrapping.Aad, Bytes.Adopt(content), TagBytes);
        AesGcmOutput output = default;
        return new ProviderCall(
            provider => provider.SupportsAesGcm(input.Key.Length, IvBytes, TagBytes),
            provider => provider.AesGcmEncrypt(input, out output),
            status =>
            {
                CryptographicOperations.ZeroMemory(content);
                return then(status, status == HsmStatus.Ok ? new Bytes([.. iv, .. output.Tag.Span, .. output.Ciphertext.Span]) : default);
            });
    }

    /// <summary>Unwraps.</summary>
    /// <param name="wrapping">Key and purpose.</param>
    /// <param name="blob">OverheadBytes or more.</param>
    /// <param name="then">What comes of the content; it is empty unless Ok.</param>
    /// <returns>The call: as Wrap's; AesGcmAuth: not wrapped under this key.</returns>
    public static ProviderCall Unwrap(Wrapping wrapping, Bytes blob, Func<HsmStatus, Bytes, CryptoOutcome> then)
    {
        var ciphertext = blob.Slice(OverheadBytes, blob.Length - OverheadBytes);
        var input = new AesGcmInput(wrapping.Key, blob.Slice(0, IvBytes), wrapping.Aad, ciphertext, TagBytes);
        Bytes content = default;
        return new ProviderCall(
            provider => provider.SupportsAesGcm(input.Key.Length, IvBytes, TagBytes),
            provider => provider.AesGcmDecrypt(input, blob.Slice(IvBytes, TagBytes), out content),
            status => then(status, content));
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

    /// <summary>Unwraps a key.</summary>
    /// <param name="wrappingKey">16, 24 or 32 bytes.</param>
    /// <param name="blob">More than KeyOverheadBytes.</param>
    /// <param name="then">What comes of metadata and key, told when Ok or BadArgs; zeroes the key.</param>
    /// <returns>The call: as Unwrap's; BadArgs: the metadata tell another length.</returns>
    public static ProviderCall UnwrapKey(ReadOnlyMemory<byte> wrappingKey, Bytes blob, Func<HsmStatus, Content, CryptoOutcome> then) =>
        Unwrap(new Wrapping(wrappingKey, KeyAad), blob, (status, opened) =>
        {
            var content = new Content(null, []);
            if (status == HsmStatus.Ok)
            {
                content = new Content(NvmFormat.DecodeMetadata(opened.Span), opened.Span[NvmFormat.MetadataLengthBytes..].ToArray());
                status = content.Metadata!.Length == content.Key.Length ? HsmStatus.Ok : HsmStatus.BadArgs;
            }

            // The provider's buffer, which nobody else has: the key is in the copy alone.
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(opened.Memory).Span);
            return then(status, content);
        });

    /// <summary>What to wrap with, and what for.</summary>
    /// <param name="Key">16, 24 or 32 bytes.</param>
    /// <param name="Aad">KeyAad or DataAad.</param>
    internal readonly record struct Wrapping(ReadOnlyMemory<byte> Key, Bytes Aad);

    /// <summary>What was in a blob.</summary>
    /// <param name="Metadata">As wrapped with the key; null: the blob was not opened.</param>
    /// <param name="Key">The key's bytes.</param>
    internal readonly record struct Content(ObjectMetadata? Metadata, byte[] Key);
}
