using Hsm.Abstractions;

namespace Hsm;

/// <summary>HASH of SHA-3: the sponge comes with the request and goes with the answer.</summary>
internal sealed class Sha3Handler : KeyedHandler<Sha3Request>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, Sha3Request request) =>
        !request.Function.IsSha3() ? HsmStatus.NotCompiledIn
        : HashShape.IsValid(server, request.Function, request.Data, request.IsLast)
            && request.State.Length == request.Function.StateLengthBytes() ? HsmStatus.Ok
        : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(Sha3Request request) => [];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, Sha3Request request, KeysInUse keys)
    {
        HashState next = default;
        Bytes digest = default;
        var state = new HashState(request.Function, request.State, 0);
        return new ProviderCall(
            provider => provider.Hashes.Supports(request.Function, hasState: true),
            provider => request.IsLast
                ? provider.Hashes.Finish(state, request.Data.Span, out digest)
                : provider.Hashes.Update(state, request.Data.Span, out next),
            status => CryptoOutcome.Of(status, new Sha3Response(next.Words, digest)));
    }
}
