using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA signing, pure and of digests.</summary>
internal sealed class MlDsaSignHandler : KeyOperationHandler<MlDsaSignRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlDsaSignRequest request) =>
        Enum.IsDefined(request.Level) && MessageOf(request).IsValid
            ? CheckLength(server, request.Message.Length + request.Context.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlDsaSignRequest request) => ObjectFlags.UsageSign;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlDsaSignRequest request, ReadOnlySpan<byte> key) =>
        provider.MlDsa.Supports(request.Level, request.PreHash);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlDsaSignRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlDsa.Sign(key, MessageOf(request), out var signature);
        response = new SignatureResponse(signature);
        return work.Session.Server.FitsResponse(signature.Length) ? status : HsmStatus.BufferSize;
    }

    private static MlDsaMessage MessageOf(MlDsaSignRequest request) => new(request.Message, request.Context, request.PreHash);
}
