using Hsm.Abstractions;

namespace Hsm;

/// <summary>The mechanisms of the PKCS#11 face over a provider's ports.</summary>
internal static class TokenMechanisms
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <summary>Capability query.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="operation">Mechanism and key.</param>
    /// <returns>Whether <see cref="Run"/> can be asked of it.</returns>
    public static bool Has(ICryptoProvider provider, TokenCipherState operation)
    {
        var cipher = operation.Cipher;
        var key = operation.Key.Length;
        return cipher.Mechanism == TokenMechanism.AesGcm ? provider.SupportsAesGcm(key, cipher.Iv.Length, cipher.TagLengthBytes)
            : TokenCipherRules.FunctionOf(cipher.Mechanism) is var function && function != HashFunction.None ? provider.Hmac.Supports(function)
            : provider.Aes.Supports(AesMode.Ecb, key) && provider.Aes.Supports(AesMode.Cbc, key);
    }

    /// <summary>Does the work.</summary>
    /// <param name="provider">Has it; its device is held if it is one.</param>
    /// <param name="operation">Mechanism and key.</param>
    /// <param name="data">Of a length that the mechanism takes.</param>
    /// <param name="output">When Ok, null: what was decrypted has no padding.</param>
    /// <returns>As the ports; AesGcmAuth: the tag does not match.</returns>
    public static HsmStatus Run(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var cipher = operation.Cipher;
        return cipher.Mechanism switch
        {
            TokenMechanism.AesGcm => Gcm(provider, operation, data, out output),
            TokenMechanism.AesCtr => Ctr(provider, operation, data, out output),
            TokenMechanism.AesEcb or TokenMechanism.AesCbc => Blocks(provider, operation, data, out output),
            TokenMechanism.AesCbcPad => Padded(provider, operation, data, out output),
            _ => Code(provider, operation, data, out output),
        };
    }

    private static HsmStatus Gcm(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var cipher = operation.Cipher;
        var isEncryption = cipher.Operation == TokenOperation.Encrypt;
        var text = isEncryption ? data : data.Slice(0, data.Length - cipher.TagLengthBytes);
        var input = new AesGcmInput(operation.Key, cipher.Iv, cipher.Aad, text, cipher.TagLengthBytes);
        output = null;
        if (isEncryption)
        {
            var sealing = provider.AesGcmEncrypt(input, out var made);
            output = sealing == HsmStatus.Ok ? [.. made.Ciphertext.Span, .. made.Tag.Span] : null;
            return sealing;
        }

        var opening = provider.AesGcmDecrypt(input, data.Slice(text.Length, cipher.TagLengthBytes), out var plaintext);
        output = opening == HsmStatus.Ok ? plaintext.ToArray() : null;
        return opening;
    }

    private static HsmStatus Ctr(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var request = new AesCtrRequest(CipherDirection.Encrypt, default, new AesCtrState(operation.Cipher.Iv, Bytes.Empty, 0), data);
        var status = CtrMode.Run(provider.Aes, operation.Key, request, out var made);
        output = made?.Output.ToArray();
        return status;
    }

    private static HsmStatus Blocks(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var cipher = operation.Cipher;
        var mode = cipher.Mechanism == TokenMechanism.AesEcb ? AesMode.Ecb : AesMode.Cbc;
        var input = new AesInput(mode, operation.Key, cipher.Iv.Memory, data.Memory);
        output = new byte[data.Length];
        return cipher.Operation == TokenOperation.Encrypt ? provider.Aes.Encrypt(input, output) : provider.Aes.Decrypt(input, output);
    }

    private static HsmStatus Padded(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var padding = Block - (data.Length % Block);
        var isEncryption = operation.Cipher.Operation == TokenOperation.Encrypt;
        var whole = isEncryption ? new Bytes([.. data.Span, .. Enumerable.Repeat((byte)padding, padding)]) : data;
        var status = Blocks(provider, operation, whole, out output);
        if (status == HsmStatus.Ok && !isEncryption)
        {
            output = Unpadded(output!);
        }

        return status;
    }

    private static byte[]? Unpadded(byte[] padded)
    {
        var padding = padded[^1];
        return padding is >= 1 and <= Block && !padded.AsSpan(padded.Length - padding).ContainsAnyExcept(padding)
            ? padded[..^padding]
            : null;
    }

    private static HsmStatus Code(ICryptoProvider provider, TokenCipherState operation, Bytes data, out byte[]? output)
    {
        var cipher = operation.Cipher;
        var function = TokenCipherRules.FunctionOf(cipher.Mechanism);
        var code = new byte[function == HashFunction.None ? Block : function.DigestLengthBytes()];
        var status = function == HashFunction.None
            ? CmacMode.Compute(provider.Aes, operation.Key, data.Span, code)
            : provider.Hmac.Compute(function, operation.Key.Span, data.Span, code);
        output = code[..cipher.TagLengthBytes];
        return status;
    }
}
