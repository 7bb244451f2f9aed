using Hsm.Abstractions;

namespace Hsm;

/// <summary>Whether a key's point is on its curve and is the one given.</summary>
internal sealed class EccCheckPubHandler : KeyOperationHandler<EccCheckPubRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EccCheckPubRequest request) =>
        CheckLength(server, request.Point.Length);

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(EccCheckPubRequest request) => ObjectFlags.None;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, EccCheckPubRequest request, ReadOnlySpan<byte> key) =>
        HasCurve(provider, key);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, EccCheckPubRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.Ecc.GetPoint(key, out var point);
        if (status == HsmStatus.AsnParse && work.Provider.Ecc.CurveOf(key) != EccCurve.Default)
        {
            // A well-formed key whose point is nowhere: that is what was asked.
            response = new EccCheckPubResponse(IsOnCurve: false);
            return HsmStatus.Ok;
        }

        response = new EccCheckPubResponse(request.Point.IsEmpty || request.Point == point);
        return status;
    }
}
