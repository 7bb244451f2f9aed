using Hsm.Abstractions;

namespace Hsm;

/// <summary>ECDSA signing of a hash.</summary>
internal sealed class EcdsaSignHandler : KeyOperationHandler<EcdsaSignRequest>
{
    /// <summary>Longest hash.</summary>
    internal const int MaxHashLengthBytes = 64;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EcdsaSignRequest request) =>
        request.Hash.Length is >= 1 and <= MaxHashLengthBytes ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(EcdsaSignRequest request) => ObjectFlags.UsageSign;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, EcdsaSignRequest request, ReadOnlySpan<byte> key) =>
        HasCurve(provider, key);

    /// <inheritdoc/>
    protected override bool IsPreparedBy(ICryptoProvider provider, PreparedKeys prepared) =>
        provider.PreparesKeys && prepared.Has(PreparedForms.Signer.Of(provider.Ecc));

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, EcdsaSignRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        Bytes signature = default;
        var ecc = work.Provider.Ecc;
        var loan = PreparedForms.Signer.Borrow(work.Prepared, ecc, key);
        var status = loan.Key is { } signer ? loan.Return(signer.Sign(request.Hash.Span, out signature))
            : loan.Status == HsmStatus.NotCompiledIn ? ecc.Sign(key, request.Hash.Span, out signature)
            : loan.Status;
        response = new SignatureResponse(signature);
        return status;
    }
}
