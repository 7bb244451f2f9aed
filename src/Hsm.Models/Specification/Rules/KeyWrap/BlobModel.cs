using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// What keys and data are wrapped into (protocol page 7): IV (12), tag (16), AES-GCM of the content; a key's content is
/// its metadata (32 bytes, low byte first) and its bytes.
/// </summary>
internal static class BlobModel
{
    public const int IvBytes = 12;
    public const int TagBytes = 16;
    public const int OverheadBytes = IvBytes + TagBytes;
    public const int MetadataBytes = 32;

    public static Bytes KeyAad { get; } = new("wolfHSM.keywrap.v1"u8);

    public static Bytes DataAad { get; } = new("wolfHSM.datawrap.v1"u8);

    /// <summary>What is sealed under a key, an IV and additional data.</summary>
    public static AesGcmInput Input(UsedKey key, Bytes iv, Bytes aad, Bytes content) =>
        new(key.Data.Memory, iv, aad, content, TagBytes);

    /// <summary>The blob; null: not supported.</summary>
    public static Bytes? Seal(SpecificationOptions options, AesGcmInput input) => options.Gcm.Encrypt(input) is { } output
        ? new Bytes([.. input.Iv.Span, .. output.Tag.Span, .. output.Ciphertext.Span])
        : null;

    /// <summary>The content of a blob; null: it is not of this key, or wrapping is not supported.</summary>
    public static Bytes? Open(SpecificationOptions options, UsedKey key, Bytes aad, Bytes blob)
    {
        Bytes ciphertext = blob.Slice(OverheadBytes, blob.Length - OverheadBytes);
        return options.Gcm.Open(Input(key, blob.Slice(0, IvBytes), aad, ciphertext), blob.Slice(IvBytes, TagBytes))?.Plaintext;
    }

    public static Bytes ContentOf(ObjectMetadata metadata, Bytes key)
    {
        byte[] content = new byte[MetadataBytes + key.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(content, metadata.Id.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(2), metadata.Access);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(4), (ushort)metadata.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(6), metadata.Length);
        metadata.Label.Span.CopyTo(content.AsSpan(8));
        key.Span.CopyTo(content.AsSpan(MetadataBytes));
        return Bytes.Adopt(content);
    }

    public static ObjectMetadata MetadataOf(Bytes content) => new(
        new NvmId(BinaryPrimitives.ReadUInt16LittleEndian(content.Span)),
        BinaryPrimitives.ReadUInt16LittleEndian(content.Span[2..]),
        (ObjectFlags)BinaryPrimitives.ReadUInt16LittleEndian(content.Span[4..]),
        BinaryPrimitives.ReadUInt16LittleEndian(content.Span[6..]),
        new ObjectLabel(content.Span.Slice(8, ObjectLabel.LengthBytes)));

    public static Bytes KeyOf(Bytes content) => content.Slice(MetadataBytes, content.Length - MetadataBytes);
}
