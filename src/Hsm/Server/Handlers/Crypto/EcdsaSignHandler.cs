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
        var status = Sign(work.Provider.Ecc, work.Prepared, key, request.Hash, out var signature);
        response = new SignatureResponse(signature);
        return status;
    }

    private static HsmStatus Sign(IEccPort ecc, PreparedKeys? prepared, ReadOnlySpan<byte> key, Bytes hash, out Bytes signature)
    {
        signature = default;
        var loan = prepared is null ? PreparedLoan<IEccSigner>.None : PreparedForms.Signer.Borrow(prepared, ecc, key);
        return loan.Key is { } signer ? loan.Return(signer.Sign(hash.Span, out signature))
            : loan.Status == HsmStatus.NotCompiledIn ? ecc.Sign(key, hash.Span, out signature)
            : loan.Status;
    }
}
