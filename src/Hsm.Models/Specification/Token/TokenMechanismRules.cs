using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.Token;

/// <summary>
/// What single-part operations give (PKCS#11 v2.40 Current Mechanisms, sections 2.8 to 2.20), written out over the bare
/// block cipher. Of a key that nobody has seen anything of the right form.
/// </summary>
internal static class TokenMechanismRules
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <summary>Answers with every outcome there may be; the operation has ended after each.</summary>
    public static void Run(Situation now, TokenCipherModel begun, TokenCipherRunRequest request, HsmState ended)
    {
        TokenCipher cipher = begun.Cipher;
        TokenResult result = TokenCipherRules.CheckLength(cipher, request.Data.Length, now.Options.Info.CommDataLengthBytes);
        if (result == TokenResult.Ok && cipher.Operation == TokenOperation.Verify && request.Signature.Length != cipher.TagLengthBytes)
        {
            result = TokenResult.SignatureLengthRange;
        }

        if (result != TokenResult.Ok)
        {
            now.Answers.Add(new TokenResponse(result), ended);
            return;
        }

        HsmResponse computed = Compute(now.Options, begun, request);
        if (!begun.IsHidden || computed is TokenResponse { Result: TokenResult.DeviceError })
        {
            now.Answers.Add(computed, ended);
            return;
        }

        TellHidden(now, cipher, request.Data.Length, ended);
    }

    private static void TellHidden(Situation now, TokenCipher cipher, int length, HsmState ended)
    {
        if (cipher.Operation == TokenOperation.Verify)
        {
            now.TellAny(
                new TokenResponse(TokenResult.SignatureInvalid),
                told => told.Result is TokenResult.Ok or TokenResult.SignatureInvalid,
                _ => ended);
            return;
        }

        if (cipher is { Operation: TokenOperation.Decrypt, Mechanism: TokenMechanism.AesGcm or TokenMechanism.AesCbcPad })
        {
            now.TellAny(
                new TokenResponse(TokenResult.EncryptedDataInvalid), told => told.Result == TokenResult.EncryptedDataInvalid, _ => ended);
        }

        now.TellAny(
            new TokenDataResponse(Bytes.Repeat(0, Longest(cipher, length))),
            told => HasForm(cipher, length, told.Data.Length),
            _ => ended);
    }

    private static bool HasForm(TokenCipher cipher, int length, int toldLength) =>
        cipher.Mechanism == TokenMechanism.AesCbcPad && cipher.Operation == TokenOperation.Decrypt
            ? toldLength >= length - Block && toldLength < length
            : toldLength == Longest(cipher, length);

    private static int Longest(TokenCipher cipher, int length) => (cipher.Operation, cipher.Mechanism) switch
    {
        (TokenOperation.Sign, _) => cipher.TagLengthBytes,
        (TokenOperation.Encrypt, TokenMechanism.AesGcm) => length + cipher.TagLengthBytes,
        (TokenOperation.Decrypt, TokenMechanism.AesGcm) => length - cipher.TagLengthBytes,
        (TokenOperation.Encrypt, TokenMechanism.AesCbcPad) => length + Block - (length % Block),
        (TokenOperation.Decrypt, TokenMechanism.AesCbcPad) => length - 1,
        _ => length,
    };

    private static HsmResponse Compute(SpecificationOptions options, TokenCipherModel begun, TokenCipherRunRequest request)
    {
        TokenCipher cipher = begun.Cipher;
        var modes = new BlockModes(options.Crypto);
        bool isEncryption = cipher.Operation == TokenOperation.Encrypt;
        if (!IsSupported(options.Crypto, begun))
        {
            return new TokenResponse(TokenResult.DeviceError);
        }

        switch (cipher.Mechanism)
        {
            case TokenMechanism.AesGcm: return isEncryption ? Seal(options.Gcm, begun, request.Data) : Open(options.Gcm, begun, request.Data);
            case TokenMechanism.AesEcb: return new TokenDataResponse(modes.Ecb(begun.Key, request.Data, isEncryption));
            case TokenMechanism.AesCbc: return new TokenDataResponse(modes.Cbc(begun.Key, cipher.Iv, request.Data, isEncryption));
            case TokenMechanism.AesCbcPad: return Pad(modes, begun, request.Data);
            case TokenMechanism.AesCtr: return new TokenDataResponse(modes.Ctr(begun.Key, new AesCtrState(cipher.Iv, default, 0), request.Data).Output);
        }

        byte[] code = cipher.Mechanism == TokenMechanism.AesCmac
            ? modes.CmacFinish(begun.Key, modes.CmacUpdate(begun.Key, default, request.Data))
            : modes.Hmac(TokenCipherRules.FunctionOf(cipher.Mechanism), begun.Key.Span, request.Data.Span);
        var cut = new Bytes(code.AsSpan(0, cipher.TagLengthBytes));
        return cipher.Operation == TokenOperation.Sign ? new TokenDataResponse(cut)
            : new TokenResponse(cut == request.Signature ? TokenResult.Ok : TokenResult.SignatureInvalid);
    }

    // GCM has an oracle of its own, which says no by itself.
    private static bool IsSupported(ICryptoProvider crypto, TokenCipherModel begun) => begun.Cipher.Mechanism switch
    {
        TokenMechanism.AesGcm => true,
        TokenMechanism.Sha256Hmac or TokenMechanism.Sha384Hmac or TokenMechanism.Sha512Hmac =>
            crypto.Hmac.Supports(TokenCipherRules.FunctionOf(begun.Cipher.Mechanism)),
        _ => crypto.Aes.Supports(AesMode.Ecb, begun.Key.Length),
    };

    private static HsmResponse Pad(BlockModes modes, TokenCipherModel begun, Bytes data)
    {
        if (begun.Cipher.Operation == TokenOperation.Encrypt)
        {
            int missing = Block - (data.Length % Block);
            return new TokenDataResponse(modes.Cbc(begun.Key, begun.Cipher.Iv, new Bytes([.. data.Span, .. Bytes.Repeat((byte)missing, missing).Span]), true));
        }

        byte[] padded = modes.Cbc(begun.Key, begun.Cipher.Iv, data, false).ToArray();
        int count = padded[^1];
        bool isPadded = count is >= 1 and <= Block && padded.TakeLast(count).All(one => one == count);
        return isPadded ? new TokenDataResponse(new Bytes(padded.AsSpan(0, padded.Length - count))) : new TokenResponse(TokenResult.EncryptedDataInvalid);
    }

    private static HsmResponse Seal(IAesGcmOracle oracle, TokenCipherModel begun, Bytes plaintext)
    {
        TokenCipher cipher = begun.Cipher;
        return oracle.Encrypt(new AesGcmInput(begun.Key.Memory, cipher.Iv, cipher.Aad, plaintext, cipher.TagLengthBytes)) is { } output
            ? new TokenDataResponse(new Bytes([.. output.Ciphertext.Span, .. output.Tag.Span]))
            : new TokenResponse(TokenResult.DeviceError);
    }

    private static HsmResponse Open(IAesGcmOracle oracle, TokenCipherModel begun, Bytes data)
    {
        TokenCipher cipher = begun.Cipher;
        int length = data.Length - cipher.TagLengthBytes;
        var input = new AesGcmInput(begun.Key.Memory, cipher.Iv, cipher.Aad, data.Slice(0, length), cipher.TagLengthBytes);
        return oracle.Open(input, data.Slice(length, cipher.TagLengthBytes)) switch
        {
            null => new TokenResponse(TokenResult.DeviceError),
            { Plaintext: { } plaintext } => new TokenDataResponse(plaintext),
            _ => new TokenResponse(TokenResult.EncryptedDataInvalid),
        };
    }
}
