using Hsm.Abstractions;

namespace Hsm;

/// <summary>ECDSA verification; the answer may bring the public key.</summary>
internal sealed class EcdsaVerifyHandler : KeyOperationHandler<EcdsaVerifyRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EcdsaVerifyRequest request) =>
        request.Hash.Length is >= 1 and <= EcdsaSignHandler.MaxHashLengthBytes
            ? CheckLength(server, request.Hash.Length + request.Signature.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(EcdsaVerifyRequest request) => ObjectFlags.UsageVerify;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, EcdsaVerifyRequest request, ReadOnlySpan<byte> key) =>
        HasCurve(provider, key);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, EcdsaVerifyRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        Bytes publicKey = default;
        var status = work.Provider.Ecc.Verify(key, request.Hash.Span, request.Signature.Span, out var isValid);
        if (status == HsmStatus.Ok && request.ExportsPublicKey)
        {
            status = work.Provider.Ecc.MakePublic(key, out publicKey);
        }

        response = new SignatureVerifyResponse(isValid, publicKey);
        return status;
    }
}
