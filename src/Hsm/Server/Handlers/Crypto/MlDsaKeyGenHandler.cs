using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates ML-DSA keys.</summary>
internal sealed class MlDsaKeyGenHandler : KeyGenHandler<MlDsaKeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlDsaKeyGenRequest request) =>
        Enum.IsDefined(request.Level) && NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(MlDsaKeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override ushort? AccessOf(MlDsaKeyGenRequest request) => request.Target.Access;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, MlDsaKeyGenRequest request) =>
        provider.MlDsa.Supports(request.Level, HashFunction.None);

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, MlDsaKeyGenRequest request, out byte[] privateKey) =>
        work.Provider.MlDsa.GenerateKey(request.Level, work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, MlDsaKeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.MlDsa.MakePublic(privateKey, out publicKey);
}
