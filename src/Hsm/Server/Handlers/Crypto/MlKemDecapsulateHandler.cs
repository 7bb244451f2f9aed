using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-KEM decapsulation.</summary>
internal sealed class MlKemDecapsulateHandler : KeyOperationHandler<MlKemDecapsulateRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlKemDecapsulateRequest request) =>
        Enum.IsDefined(request.Level) ? CheckLength(server, request.Ciphertext.Length) : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlKemDecapsulateRequest request) => ObjectFlags.UsageDerive;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlKemDecapsulateRequest request, ReadOnlySpan<byte> key) =>
        provider.MlKem.Supports(request.Level);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlKemDecapsulateRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlKem.Decapsulate(request.Level, key, request.Ciphertext.Span, out var secret);
        response = new MlKemDecapsulateResponse(secret);
        return status;
    }
}
