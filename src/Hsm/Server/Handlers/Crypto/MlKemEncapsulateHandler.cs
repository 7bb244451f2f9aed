using Hsm.Abstractions;

namespace Hsm;

/// <summary>ML-KEM encapsulation.</summary>
internal sealed class MlKemEncapsulateHandler : KeyOperationHandler<MlKemEncapsulateRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlKemEncapsulateRequest request) =>
        Enum.IsDefined(request.Level) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(MlKemEncapsulateRequest request) => ObjectFlags.UsageDerive;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, MlKemEncapsulateRequest request, ReadOnlySpan<byte> key) =>
        provider.MlKem.Supports(request.Level);

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, MlKemEncapsulateRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        var status = work.Provider.MlKem.Encapsulate(request.Level, key, work.Random, out var made);
        response = new MlKemEncapsulateResponse(made.Ciphertext, made.Secret);
        return work.Session.Server.FitsResponse(made.Ciphertext.Length + made.Secret.Length) ? status : HsmStatus.BufferSize;
    }
}
