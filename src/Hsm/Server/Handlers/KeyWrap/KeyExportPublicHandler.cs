using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY EXPORT_PUBLIC: label and public half are those of one snapshot.</summary>
internal sealed class KeyExportPublicHandler : KeyedHandler<KeyExportPublicRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyExportPublicRequest request) =>
        request.Algorithm != PublicKeyAlgorithm.None && Enum.IsDefined(request.Algorithm) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyExportPublicRequest request) => [new KeyDemand(request.Id, ObjectFlags.None)];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyExportPublicRequest request, KeysInUse keys)
    {
        var metadata = keys.MetadataOf(0);
        if (ObjectPolicy.IsTrusted(metadata))
        {
            return CryptoOutcome.Of(HsmStatus.Access, null);
        }

        Bytes half = default;
        return new ProviderCall(
            provider => IsSupportedBy(provider, request.Algorithm, keys[0].Span),
            provider => MakePublic(provider, request.Algorithm, keys[0].Span, out half),
            status => status == HsmStatus.AsnParse
                ? CryptoOutcome.Of(HsmStatus.BadArgs, null)
                : CryptoOutcome.Of(status, new KeyExportPublicResponse(metadata.Label, half)));
    }

    private static bool IsSupportedBy(ICryptoProvider provider, PublicKeyAlgorithm algorithm, ReadOnlySpan<byte> key) => algorithm switch
    {
        PublicKeyAlgorithm.Rsa => provider.Rsa.SupportsRawOperations,
        PublicKeyAlgorithm.Ecc => HasCurve(provider, key),
        PublicKeyAlgorithm.X25519 => provider.X25519.IsSupported,
        PublicKeyAlgorithm.Ed25519 => provider.Ed25519.IsSupported,
        PublicKeyAlgorithm.MlDsa => Array.Exists(Enum.GetValues<MlDsaLevel>(), level => provider.MlDsa.Supports(level, HashFunction.None)),
        PublicKeyAlgorithm.MlKem => Array.Exists(Enum.GetValues<MlKemLevel>(), provider.MlKem.Supports),
        _ => false,
    };

    private static HsmStatus MakePublic(ICryptoProvider provider, PublicKeyAlgorithm algorithm, ReadOnlySpan<byte> key, out Bytes half) =>
        algorithm switch
        {
            PublicKeyAlgorithm.Rsa => provider.Rsa.MakePublic(key, out half),
            PublicKeyAlgorithm.Ecc => provider.Ecc.MakePublic(key, out half),
            PublicKeyAlgorithm.X25519 => provider.X25519.MakePublic(key, out half),
            PublicKeyAlgorithm.Ed25519 => provider.Ed25519.MakePublic(key, out half),
            PublicKeyAlgorithm.MlDsa => provider.MlDsa.MakePublic(key, out half),
            _ => provider.MlKem.MakePublic(key, out half),
        };
}
