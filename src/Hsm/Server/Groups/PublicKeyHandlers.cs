using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CRYPTO PK: RSA, the curves, ML-DSA, ML-KEM.</summary>
internal sealed record PublicKeyHandlers : HandlerGroup
{
    /// <summary>RSA.</summary>
    public RequestHandler Rsa { get; init; } = new RsaHandler();

    /// <summary>Length of an RSA modulus.</summary>
    public RequestHandler RsaGetSize { get; init; } = new RsaGetSizeHandler();

    /// <summary>RSA key generation.</summary>
    public RequestHandler RsaKeyGen { get; init; } = new RsaKeyGenHandler();

    /// <summary>ECDSA signing.</summary>
    public RequestHandler EcdsaSign { get; init; } = new EcdsaSignHandler();

    /// <summary>ECDSA verification.</summary>
    public RequestHandler EcdsaVerify { get; init; } = new EcdsaVerifyHandler();

    /// <summary>ECDH.</summary>
    public RequestHandler Ecdh { get; init; } = new EcdhHandler();

    /// <summary>Key generation on NIST's curves.</summary>
    public RequestHandler EccKeyGen { get; init; } = new EccKeyGenHandler();

    /// <summary>The point of a key.</summary>
    public RequestHandler EccMakePub { get; init; } = new EccMakePubHandler();

    /// <summary>Check of a point.</summary>
    public RequestHandler EccCheckPub { get; init; } = new EccCheckPubHandler();

    /// <summary>Ed25519 signing.</summary>
    public RequestHandler Ed25519Sign { get; init; } = new Ed25519SignHandler();

    /// <summary>Ed25519 verification.</summary>
    public RequestHandler Ed25519Verify { get; init; } = new Ed25519VerifyHandler();

    /// <summary>Ed25519 key generation.</summary>
    public RequestHandler Ed25519KeyGen { get; init; } = new Ed25519KeyGenHandler();

    /// <summary>X25519.</summary>
    public RequestHandler X25519Agree { get; init; } = new X25519AgreeHandler();

    /// <summary>X25519 key generation.</summary>
    public RequestHandler X25519KeyGen { get; init; } = new X25519KeyGenHandler();

    /// <summary>ML-DSA signing.</summary>
    public RequestHandler MlDsaSign { get; init; } = new MlDsaSignHandler();

    /// <summary>ML-DSA verification.</summary>
    public RequestHandler MlDsaVerify { get; init; } = new MlDsaVerifyHandler();

    /// <summary>ML-DSA key generation.</summary>
    public RequestHandler MlDsaKeyGen { get; init; } = new MlDsaKeyGenHandler();

    /// <summary>ML-KEM encapsulation.</summary>
    public RequestHandler MlKemEncapsulate { get; init; } = new MlKemEncapsulateHandler();

    /// <summary>ML-KEM decapsulation.</summary>
    public RequestHandler MlKemDecapsulate { get; init; } = new MlKemDecapsulateHandler();

    /// <summary>ML-KEM key generation.</summary>
    public RequestHandler MlKemKeyGen { get; init; } = new MlKemKeyGenHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        RsaRequest => Rsa,
        RsaGetSizeRequest => RsaGetSize,
        RsaKeyGenRequest => RsaKeyGen,
        EcdsaSignRequest => EcdsaSign,
        EcdsaVerifyRequest => EcdsaVerify,
        EcdhRequest => Ecdh,
        EccKeyGenRequest => EccKeyGen,
        EccMakePubRequest => EccMakePub,
        EccCheckPubRequest => EccCheckPub,
        Ed25519SignRequest => Ed25519Sign,
        Ed25519VerifyRequest => Ed25519Verify,
        Ed25519KeyGenRequest => Ed25519KeyGen,
        X25519AgreeRequest => X25519Agree,
        X25519KeyGenRequest => X25519KeyGen,
        MlDsaSignRequest => MlDsaSign,
        MlDsaVerifyRequest => MlDsaVerify,
        MlDsaKeyGenRequest => MlDsaKeyGen,
        MlKemEncapsulateRequest => MlKemEncapsulate,
        MlKemDecapsulateRequest => MlKemDecapsulate,
        MlKemKeyGenRequest => MlKemKeyGen,
        _ => null,
    };
}
