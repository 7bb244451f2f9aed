using System.Buffers.Binary;
using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>The records of the scenario made one after the other, by code that shares none with the pipeline.</summary>
internal static class RecordReference
{
    private const int SplitBytes = 4;

    /// <summary>Seals; lengths 4, 4 and 2 under numbers 0, 1 and 2.</summary>
    /// <param name="plaintext">Ten bytes.</param>
    /// <returns>The records.</returns>
    public static byte[] Seal(byte[] plaintext)
    {
        var all = new List<byte>();
        for (var sequence = 0; sequence * SplitBytes < plaintext.Length; sequence++)
        {
            var fragment = plaintext.AsSpan(sequence * SplitBytes, Math.Min(SplitBytes, plaintext.Length - (sequence * SplitBytes)));
            var nonce = Bytes.Repeat(0x33, 12).ToArray();
            nonce[^1] ^= (byte)sequence;
            byte[] aad = [0, 0, 0, 0, 0, 0, 0, (byte)sequence, 0, (byte)fragment.Length];
            var output = ToyAead.Instance.Encrypt(new AesGcmInput(
                Bytes.Repeat(0x22, 16).Memory, Bytes.Adopt(nonce), Bytes.Adopt(aad), new Bytes(fragment), 16));
            var header = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)(fragment.Length + 16));
            all.AddRange([.. header, .. output.Ciphertext.Span, .. output.Tag.Span]);
        }

        return [.. all];
    }
}
