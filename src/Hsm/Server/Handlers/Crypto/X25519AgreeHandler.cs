using Hsm.Abstractions;

namespace Hsm;

/// <summary>X25519 of two keys of the server.</summary>
internal sealed class X25519AgreeHandler : KeyedHandler<X25519AgreeRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, X25519AgreeRequest request) =>
        NewKey.IsValid(request.Target) ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(X25519AgreeRequest request) =>
    [
        new KeyDemand(request.PrivateKey, ObjectFlags.UsageDerive) { Evicts = request.EvictsPrivateKey },
        new KeyDemand(request.PublicKey, ObjectFlags.UsageDerive) { Evicts = request.EvictsPublicKey },
    ];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, X25519AgreeRequest request, KeysInUse keys)
    {
        byte[] secret = [];
        return new ProviderCall(
            static provider => provider.X25519.IsSupported,
            provider => provider.X25519.Agree(keys[0].Span, keys[1].Span, out secret),
            status =>
            {
                if (request.IsBigEndian)
                {
                    Array.Reverse(secret);
                }

                return CryptoOutcome.Derived(status, request.Target, secret);
            });
    }
}
