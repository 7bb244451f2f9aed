using Hsm.Abstractions;

namespace Hsm;

/// <summary>HASH of SHA-2: the state comes with the request and goes with the answer.</summary>
internal sealed class Sha2Handler : KeyedHandler<Sha2Request>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, Sha2Request request)
    {
        var function = request.Function;
        if (!function.IsKnown() || function.IsSha3())
        {
            return HsmStatus.NotCompiledIn;
        }

        var isValid = HashShape.IsValid(server, function, request.Data, request.IsLast)
            && request.State.LengthBytes % (ulong)function.BlockLengthBytes() == 0
            && (IsFirst(request) || request.State.Chaining.Length == function.StateLengthBytes());
        return isValid ? HsmStatus.Ok : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(Sha2Request request) => [];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, Sha2Request request, KeysInUse keys)
    {
        HashState next = default;
        Bytes digest = default;
        return new ProviderCall(
            provider => provider.Hashes.Supports(request.Function, hasState: !IsFirst(request) || !request.IsLast),
            provider => Step(provider.Hashes, request, out next, out digest),
            status => CryptoOutcome.Of(
                status,
                request.IsLast
                    ? new Sha2Response(request.State.LengthBytes + (ulong)request.Data.Length, digest)
                    : new Sha2Response(next.LengthBytes, next.Words)));
    }

    private static bool IsFirst(Sha2Request request) => request.State.LengthBytes == 0;

    private static HsmStatus Step(IHashPort hashes, Sha2Request request, out HashState next, out Bytes digest)
    {
        var isFirst = IsFirst(request);
        next = default;
        digest = default;
        if (isFirst && request.IsLast)
        {
            return hashes.Hash(request.Function, request.Data.Span, out digest);
        }

        var state = isFirst
            ? hashes.Start(request.Function)
            : new HashState(request.Function, request.State.Chaining, request.State.LengthBytes);
        return request.IsLast
            ? hashes.Finish(state, request.Data.Span, out digest)
            : hashes.Update(state, request.Data.Span, out next);
    }
}
