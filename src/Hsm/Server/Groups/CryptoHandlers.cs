using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CRYPTO but AES-GCM: hashes, ciphers, public keys, random bytes, derivation.</summary>
internal sealed record CryptoHandlers : HandlerGroup
{
    /// <summary>Which generator a session draws from.</summary>
    public RandomPolicy Random { get; init; } = new OwnGenerator();

    /// <summary>RNG.</summary>
    public RequestHandler Rng { get; init; } = new RngHandler();

    /// <summary>SHA-2.</summary>
    public RequestHandler Sha2 { get; init; } = new Sha2Handler();

    /// <summary>SHA-3.</summary>
    public RequestHandler Sha3 { get; init; } = new Sha3Handler();

    /// <summary>AES-ECB.</summary>
    public RequestHandler AesEcb { get; init; } = new AesEcbHandler();

    /// <summary>AES-CBC.</summary>
    public RequestHandler AesCbc { get; init; } = new AesCbcHandler();

    /// <summary>AES-CTR.</summary>
    public RequestHandler AesCtr { get; init; } = new AesCtrHandler();

    /// <summary>AES-CMAC.</summary>
    public RequestHandler AesCmac { get; init; } = new AesCmacHandler();

    /// <summary>HMAC.</summary>
    public RequestHandler Hmac { get; init; } = new HmacHandler();

    /// <summary>HKDF.</summary>
    public RequestHandler Hkdf { get; init; } = new HkdfHandler();

    /// <summary>CMAC-KDF.</summary>
    public RequestHandler CmacKdf { get; init; } = new CmacKdfHandler();

    /// <summary>The handlers of public-key requests.</summary>
    public PublicKeyHandlers PublicKeys { get; init; } = new();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        RngRequest => Rng,
        Sha2Request => Sha2,
        Sha3Request => Sha3,
        AesEcbRequest => AesEcb,
        AesCbcRequest => AesCbc,
        AesCtrRequest => AesCtr,
        AesCmacRequest => AesCmac,
        HmacRequest => Hmac,
        HkdfRequest => Hkdf,
        CmacKdfRequest => CmacKdf,
        _ => PublicKeys.HandlerOf(request),
    };
}
