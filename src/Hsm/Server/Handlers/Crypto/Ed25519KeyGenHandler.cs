using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates Ed25519 keys.</summary>
internal sealed class Ed25519KeyGenHandler : KeyGenHandler<Ed25519KeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, Ed25519KeyGenRequest request) =>
        NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(Ed25519KeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override ushort? AccessOf(Ed25519KeyGenRequest request) => request.Target.Access;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, Ed25519KeyGenRequest request) => provider.Ed25519.IsSupported;

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, Ed25519KeyGenRequest request, out byte[] privateKey) =>
        work.Provider.Ed25519.GenerateKey(work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, Ed25519KeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.Ed25519.MakePublic(privateKey, out publicKey);
}
