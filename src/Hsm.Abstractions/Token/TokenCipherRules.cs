namespace Hsm.Abstractions;

/// <summary>
/// What the standard says of mechanisms, their parameters, keys and lengths: no state, so server and specification read
/// the same table, as of <see cref="TokenRules"/> (PKCS#11 v2.40 Current Mechanisms, sections 2.8 to 2.20).
/// </summary>
public static class TokenCipherRules
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <summary>Whether an operation can be begun so, whatever the key.</summary>
    /// <param name="cipher">What was asked for.</param>
    /// <returns>Ok; MechanismInvalid: not for this operation; MechanismParameterInvalid.</returns>
    public static TokenResult Check(TokenCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        var wanted = IsCode(cipher.Mechanism)
            ? cipher.Operation is TokenOperation.Sign or TokenOperation.Verify
            : cipher.Operation is TokenOperation.Encrypt or TokenOperation.Decrypt;
        if (!wanted || !Enum.IsDefined(cipher.Mechanism))
        {
            return TokenResult.MechanismInvalid;
        }

        var isFine = cipher.Mechanism switch
        {
            TokenMechanism.AesGcm => !cipher.Iv.IsEmpty && cipher.TagLengthBytes is >= 12 and <= Block,
            TokenMechanism.AesEcb => cipher.Iv.IsEmpty,
            TokenMechanism.AesCbc or TokenMechanism.AesCbcPad or TokenMechanism.AesCtr => cipher.Iv.Length == Block,
            TokenMechanism.AesCmac => cipher.TagLengthBytes is >= 1 and <= Block,
            _ => cipher.TagLengthBytes >= 1 && cipher.TagLengthBytes <= FunctionOf(cipher.Mechanism).DigestLengthBytes(),
        };
        return isFine ? TokenResult.Ok : TokenResult.MechanismParameterInvalid;
    }

    /// <summary>Whether an object is a key that an operation can take.</summary>
    /// <param name="attributes">The object.</param>
    /// <param name="cipher">What it is to be used for; of a mechanism that <see cref="Check"/> takes.</param>
    /// <returns>Ok; KeyTypeInconsistent; KeyFunctionNotPermitted.</returns>
    public static TokenResult MayUse(TokenAttributes attributes, TokenCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(cipher);
        if (!TokenRules.IsSecretKey(attributes) || !IsOfKeyType(attributes, cipher.Mechanism))
        {
            return TokenResult.KeyTypeInconsistent;
        }

        return attributes.Is(UsageOf(cipher.Operation)) ? TokenResult.Ok : TokenResult.KeyFunctionNotPermitted;
    }

    /// <summary>Whether an operation can take data of a length.</summary>
    /// <param name="cipher">The operation.</param>
    /// <param name="lengthBytes">Of what goes in, 0 or more.</param>
    /// <param name="mostBytes">The longest payload; neither what goes in nor what comes out is longer.</param>
    /// <returns>Ok; DataLengthRange; EncryptedDataLengthRange: a ciphertext that is not whole blocks.</returns>
    public static TokenResult CheckLength(TokenCipher cipher, int lengthBytes, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        var isEncryption = cipher.Operation == TokenOperation.Encrypt;
        var added = (cipher.Mechanism, isEncryption) switch
        {
            (TokenMechanism.AesGcm, true) => cipher.TagLengthBytes,
            (TokenMechanism.AesCbcPad, true) => Block - (lengthBytes % Block),
            _ => 0,
        };
        var isShort = cipher.Mechanism == TokenMechanism.AesGcm && !isEncryption && lengthBytes < cipher.TagLengthBytes;
        if (isShort || lengthBytes + added > mostBytes)
        {
            return TokenResult.DataLengthRange;
        }

        var isPadded = cipher.Mechanism == TokenMechanism.AesCbcPad && !isEncryption;
        var isWhole = isPadded || cipher.Mechanism is TokenMechanism.AesEcb or TokenMechanism.AesCbc;
        var isOdd = (isWhole && lengthBytes % Block != 0) || (isPadded && lengthBytes == 0);
        return !isOdd ? TokenResult.Ok : isEncryption ? TokenResult.DataLengthRange : TokenResult.EncryptedDataLengthRange;
    }

    /// <summary>Whether a mechanism makes a code of a message: HMAC or CMAC.</summary>
    /// <param name="mechanism">Which.</param>
    /// <returns>False: it encrypts, or there is no such mechanism.</returns>
    public static bool IsCode(TokenMechanism mechanism) =>
        mechanism is TokenMechanism.AesCmac or TokenMechanism.Sha256Hmac or TokenMechanism.Sha384Hmac or TokenMechanism.Sha512Hmac;

    /// <summary>The hash of an HMAC.</summary>
    /// <param name="mechanism">Which.</param>
    /// <returns>The hash; None: it is no HMAC.</returns>
    public static HashFunction FunctionOf(TokenMechanism mechanism) => mechanism switch
    {
        TokenMechanism.Sha256Hmac => HashFunction.Sha256,
        TokenMechanism.Sha384Hmac => HashFunction.Sha384,
        TokenMechanism.Sha512Hmac => HashFunction.Sha512,
        _ => HashFunction.None,
    };

    private static bool IsOfKeyType(TokenAttributes attributes, TokenMechanism mechanism)
    {
        var isAes = attributes.Find(TokenAttributeType.KeyType) is { Length: sizeof(int) } type
            ? TokenRules.NumberOf(type) == TokenRules.AesKeyType
            : (bool?)null;
        var length = attributes.Find(TokenAttributeType.Value)?.Length;

        // A key whose type was not given is taken for either, by its length.
        return FunctionOf(mechanism) == HashFunction.None ? isAes != false && length is 16 or 24 or 32 : isAes != true && length > 0;
    }

    private static TokenAttributeType UsageOf(TokenOperation operation) => operation switch
    {
        TokenOperation.Encrypt => TokenAttributeType.Encrypt,
        TokenOperation.Decrypt => TokenAttributeType.Decrypt,
        TokenOperation.Sign => TokenAttributeType.Sign,
        _ => TokenAttributeType.Verify,
    };
}
