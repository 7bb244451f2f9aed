using System.Buffers.Binary;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Key derivation, composed of MACs.</summary>
internal static class Derivation
{
    /// <summary>HKDF, extract and expand (RFC 5869).</summary>
    /// <param name="hmac">Has the hash.</param>
    /// <param name="request">Hash, salt, info and length; of the right shape.</param>
    /// <param name="inputKey">Input keying material.</param>
    /// <param name="derived">As long as asked for; the caller zeroes it.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Hkdf(IHmacPort hmac, HkdfRequest request, ReadOnlySpan<byte> inputKey, Span<byte> derived)
    {
        var length = request.Function.DigestLengthBytes();
        var pseudorandomKey = new byte[length];
        var status = hmac.Compute(request.Function, request.Salt.Span, inputKey, pseudorandomKey);
        var previous = new byte[length];
        var known = 0;
        for (byte counter = 1; status == HsmStatus.Ok && !derived.IsEmpty; counter++)
        {
            byte[] message = [.. previous.AsSpan(0, known), .. request.Info.Span, counter];
            status = hmac.Compute(request.Function, pseudorandomKey, message, previous);
            CryptographicOperations.ZeroMemory(message);
            known = length;
            var taken = Math.Min(length, derived.Length);
            previous.AsSpan(0, taken).CopyTo(derived);
            derived = derived[taken..];
        }

        CryptographicOperations.ZeroMemory(pseudorandomKey);
        CryptographicOperations.ZeroMemory(previous);
        return status;
    }

    /// <summary>Two steps with AES-CMAC: a MAC of Z under the salt (SP 800-56C, 5.1), counter mode (SP 800-108, 4.1).</summary>
    /// <param name="aes">Has both modes for the salt's length and for 16 bytes.</param>
    /// <param name="inputs">Salt, of 16, 24 or 32 bytes, and Z.</param>
    /// <param name="fixedInfo">May be empty.</param>
    /// <param name="derived">As long as asked for; the caller zeroes it.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Cmac(IAesPort aes, DerivationInputs inputs, ReadOnlySpan<byte> fixedInfo, Span<byte> derived)
    {
        var derivationKey = new byte[AesInput.BlockLengthBytes];
        var status = CmacMode.Compute(aes, inputs.Salt, inputs.Z.Span, derivationKey);
        byte[] message = [0, 0, 0, 0, .. fixedInfo];
        var block = new byte[AesInput.BlockLengthBytes];
        for (var counter = 1; status == HsmStatus.Ok && !derived.IsEmpty; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message, counter);
            status = CmacMode.Compute(aes, derivationKey, message, block);
            var taken = Math.Min(block.Length, derived.Length);
            block.AsSpan(0, taken).CopyTo(derived);
            derived = derived[taken..];
        }

        CryptographicOperations.ZeroMemory(derivationKey);
        CryptographicOperations.ZeroMemory(block);
        return status;
    }
}
