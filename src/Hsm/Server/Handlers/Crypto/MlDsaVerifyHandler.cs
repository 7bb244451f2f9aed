using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA verification, pure and of digests.</summary>
internal sealed class MlDsaVerifyHandler : KeyOperationHandler<MlDsaVerifyRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlDsaVerifyRequest request) =>
        Enum.IsDefined(request.Level) && MessageOf(request).IsValid
            ? CheckLength(server, request.Message.Length + request.Context.Length + request.Signature.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlDsaVerifyRequest request) => ObjectFlags.UsageVerify;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlDsaVerifyRequest request, ReadOnlySpan<byte> key) =>
        provider.MlDsa.Supports(request.Level, request.PreHash);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlDsaVerifyRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlDsa.Verify(key, MessageOf(request), request.Signature.Span, out var isValid);
        response = new SignatureVerifyResponse(isValid, default);
        return status;
    }

    private static MlDsaMessage MessageOf(MlDsaVerifyRequest request) => new(request.Message, request.Context, request.PreHash);
}
