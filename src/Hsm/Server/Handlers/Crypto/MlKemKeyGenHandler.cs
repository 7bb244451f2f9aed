using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates ML-KEM keys.</summary>
internal sealed class MlKemKeyGenHandler : KeyGenHandler<MlKemKeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, MlKemKeyGenRequest request) =>
        Enum.IsDefined(request.Level) && NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(MlKemKeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override ushort? AccessOf(MlKemKeyGenRequest request) => request.Target.Access;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, MlKemKeyGenRequest request) => provider.MlKem.Supports(request.Level);

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, MlKemKeyGenRequest request, out byte[] privateKey) =>
        work.Provider.MlKem.GenerateKey(request.Level, work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, MlKemKeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.MlKem.MakePublic(privateKey, out publicKey);
}
