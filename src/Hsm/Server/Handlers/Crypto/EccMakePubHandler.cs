using Hsm.Abstractions;

namespace Hsm;

/// <summary>The point of a key.</summary>
internal sealed class EccMakePubHandler : KeyOperationHandler<EccMakePubRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EccMakePubRequest request) => HsmStatus.Ok;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(EccMakePubRequest request) => ObjectFlags.None;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, EccMakePubRequest request, ReadOnlySpan<byte> key) =>
        HasCurve(provider, key);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, EccMakePubRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.Ecc.GetPoint(key, out var point);
        response = new EccMakePubResponse(point);
        return status;
    }
}
