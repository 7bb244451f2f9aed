using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates RSA keys.</summary>
internal sealed class RsaKeyGenHandler : KeyGenHandler<RsaKeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, RsaKeyGenRequest request) =>
        request.SizeBits is 2048 or 3072 or 4096 && request.Exponent >= 3 && request.Exponent % 2 == 1 && NewKey.IsValid(request.Target)
            ? HsmStatus.Ok
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(RsaKeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, RsaKeyGenRequest request) =>
        provider.Rsa.SupportsGeneration(request.SizeBits, request.Exponent);

    /// <inheritdoc/>
    protected override bool MakesPublic(ICryptoProvider provider, RsaKeyGenRequest request) => provider.Rsa.SupportsRawOperations;

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, RsaKeyGenRequest request, out byte[] privateKey) =>
        work.Provider.Rsa.GenerateKey(request.SizeBits, request.Exponent, work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, RsaKeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.Rsa.MakePublic(privateKey, out publicKey);
}
