using Hsm.Abstractions;

namespace Hsm;

/// <summary>Ed25519 verification.</summary>
internal sealed class Ed25519VerifyHandler : KeyOperationHandler<Ed25519VerifyRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, Ed25519VerifyRequest request) => MessageOf(request).IsValid
        ? CheckLength(server, request.Message.Length + request.Context.Length + request.Signature.Length)
        : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(Ed25519VerifyRequest request) => ObjectFlags.UsageVerify;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, Ed25519VerifyRequest request, ReadOnlySpan<byte> key) =>
        provider.Ed25519.IsSupported;

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, Ed25519VerifyRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.Ed25519.Verify(key, MessageOf(request), request.Signature.Span, out var isValid);
        response = new SignatureVerifyResponse(isValid, default);
        return status;
    }

    private static Ed25519Message MessageOf(Ed25519VerifyRequest request) => new(request.Mode, request.Context, request.Message);
}
