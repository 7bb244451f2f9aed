using Hsm.Abstractions;

namespace Hsm;

/// <summary>Ed25519 signing.</summary>
internal sealed class Ed25519SignHandler : KeyOperationHandler<Ed25519SignRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, Ed25519SignRequest request) =>
        MessageOf(request).IsValid ? CheckLength(server, request.Message.Length + request.Context.Length) : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(Ed25519SignRequest request) => ObjectFlags.UsageSign;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, Ed25519SignRequest request, ReadOnlySpan<byte> key) =>
        provider.Ed25519.IsSupported;

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, Ed25519SignRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.Ed25519.Sign(key, MessageOf(request), out var signature);
        response = new SignatureResponse(signature);
        return status;
    }

    private static Ed25519Message MessageOf(Ed25519SignRequest request) => new(request.Mode, request.Context, request.Message);
}
