using Hsm.Abstractions;

namespace Hsm;

/// <summary>ECDH of two keys of the server.</summary>
internal sealed class EcdhHandler : KeyedHandler<EcdhRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EcdhRequest request) =>
        NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(EcdhRequest request) =>
    [
        new KeyDemand(request.PrivateKey, ObjectFlags.UsageDerive) { Evicts = request.EvictsPrivateKey },
        new KeyDemand(request.PublicKey, ObjectFlags.UsageDerive) { Evicts = request.EvictsPublicKey },
    ];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, EcdhRequest request, KeysInUse keys)
    {
        byte[] secret = [];
        return new ProviderCall(
            provider => HasCurve(provider, keys[0].Span),
            provider => provider.Ecc.Agree(keys[0].Span, keys[1].Span, out secret),
            status => CryptoOutcome.Derived(status, request.Target, secret));
    }
}
