using Hsm.Abstractions;

namespace Hsm;

/// <summary>Length of an RSA modulus.</summary>
internal sealed class RsaGetSizeHandler : KeyOperationHandler<RsaGetSizeRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, RsaGetSizeRequest request) => HsmStatus.Ok;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(RsaGetSizeRequest request) => ObjectFlags.None;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, RsaGetSizeRequest request, ReadOnlySpan<byte> key) =>
        provider.Rsa.SupportsRawOperations;

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, RsaGetSizeRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.Rsa.GetSize(key, out var length);
        response = new RsaGetSizeResponse(length);
        return status;
    }
}
