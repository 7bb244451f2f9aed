using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-DSA verification, the pure scheme.</summary>
internal sealed class MlDsaVerifyHandler : KeyOperationHandler<MlDsaVerifyRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlDsaVerifyRequest request) =>
        Enum.IsDefined(request.Level) && request.Context.Length <= MlDsaSignHandler.MaxContextLengthBytes
            ? CheckLength(server, request.Message.Length + request.Context.Length + request.Signature.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlDsaVerifyRequest request) => ObjectFlags.UsageVerify;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlDsaVerifyRequest request, ReadOnlySpan<byte> key) =>
        request.PreHash == HashFunction.None && provider.MlDsa.Supports(request.Level);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlDsaVerifyRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlDsa.Verify(
            key, new MlDsaMessage(request.Message, request.Context), request.Signature.Span, out var isValid);
        response = new SignatureVerifyResponse(isValid, default);
        return status;
    }
}
