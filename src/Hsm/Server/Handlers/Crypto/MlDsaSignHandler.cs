using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA signing, the pure scheme.</summary>
internal sealed class MlDsaSignHandler : KeyOperationHandler<MlDsaSignRequest>
{
    /// <summary>Longest context (FIPS 204, 5.2).</summary>
    internal const int MaxContextLengthBytes = 255;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlDsaSignRequest request) =>
        Enum.IsDefined(request.Level) && request.Context.Length <= MaxContextLengthBytes
            ? CheckLength(server, request.Message.Length + request.Context.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlDsaSignRequest request) => ObjectFlags.UsageSign;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlDsaSignRequest request, ReadOnlySpan<byte> key) =>
        request.PreHash == HashFunction.None && provider.MlDsa.Supports(request.Level);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlDsaSignRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlDsa.Sign(key, new MlDsaMessage(request.Message, request.Context), out var signature);
        response = new SignatureResponse(signature);
        return status;
    }
}
