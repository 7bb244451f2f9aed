using System.Buffers.Binary;
using Hsm.Abstractions;
using Hsm.Models.Specification;

namespace Unit.Hsm;

/// <summary>Blobs made outside the server, byte by byte as the protocol page has them.</summary>
internal sealed class WrapBlobs(IAesGcmOracle gcm)
{
    public const string KeyAad = "wolfHSM.keywrap.v1";
    public const string DataAad = "wolfHSM.datawrap.v1";

    public static ObjectMetadata Metadata(NvmId id, int length, ObjectFlags flags = ObjectFlags.UsageAny) =>
        new(id, 7, flags, (ushort)length, ObjectLabel.FromText("wrapped"));

    public static Bytes Content(ObjectMetadata metadata, Bytes key)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(head, metadata.Id.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), metadata.Access);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), (ushort)metadata.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(6), metadata.Length);
        return new Bytes([.. head, .. metadata.Label.Span, .. key.Span]);
    }

    public Bytes Key(Bytes wrappingKey, ObjectMetadata metadata, Bytes key) => Seal(wrappingKey, KeyAad, Content(metadata, key));

    public Bytes Data(Bytes wrappingKey, Bytes data) => Seal(wrappingKey, DataAad, data);

    public Bytes Seal(Bytes wrappingKey, string aad, Bytes content, Bytes? iv = null)
    {
        var nonce = iv ?? Bytes.Repeat(0x1c, 12);
        var input = new AesGcmInput(wrappingKey.Memory, nonce, new Bytes(System.Text.Encoding.ASCII.GetBytes(aad)), content, 16);
        var output = gcm.Encrypt(input)!.Value;
        return new Bytes([.. nonce.Span, .. output.Tag.Span, .. output.Ciphertext.Span]);
    }
}
