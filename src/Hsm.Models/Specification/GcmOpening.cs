using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>Decryption out of encryption: the oracle only encrypts.</summary>
internal static class GcmOpening
{
    /// <summary>
    /// GCM enciphers by adding a key stream, which encrypting zeros tells; the plaintext is the right one if and only if
    /// it encrypts to what was given.
    /// </summary>
    /// <param name="oracle">Encrypts.</param>
    /// <param name="sealedInput">Key, IV and additional data, with the ciphertext for data.</param>
    /// <param name="tag">What came with the ciphertext.</param>
    /// <returns>The plaintext, null when the tag is not its own; nothing at all when the shape is not supported.</returns>
    public static OpenedGcm? Open(this IAesGcmOracle oracle, AesGcmInput sealedInput, Bytes tag)
    {
        Bytes ciphertext = sealedInput.Data;
        if (oracle.Encrypt(sealedInput with { Data = Bytes.Repeat(0, ciphertext.Length) }) is not { } stream)
        {
            return null;
        }

        byte[] sum = ciphertext.ToArray();
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] ^= stream.Ciphertext.Span[i];
        }

        Bytes plaintext = Bytes.Adopt(sum);
        bool isGenuine = oracle.Encrypt(sealedInput with { Data = plaintext })?.Tag == tag;
        return new OpenedGcm(isGenuine ? plaintext : null);
    }
}
