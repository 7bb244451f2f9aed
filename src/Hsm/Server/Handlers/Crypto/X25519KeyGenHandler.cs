using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates X25519 keys.</summary>
internal sealed class X25519KeyGenHandler : KeyGenHandler<X25519KeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, X25519KeyGenRequest request) =>
        request.SizeBytes == Rfc8410Key.LengthBytes && NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(X25519KeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, X25519KeyGenRequest request) => provider.X25519.IsSupported;

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, X25519KeyGenRequest request, out byte[] privateKey) =>
        work.Provider.X25519.GenerateKey(work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, X25519KeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.X25519.MakePublic(privateKey, out publicKey);
}
