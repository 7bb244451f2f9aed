using Hsm.Abstractions;

namespace Hsm;

/// <summary>HASH of SHA-3: the sponge comes with the request and goes with the answer.</summary>
internal sealed class Sha3Handler : RequestHandler<Sha3Request>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, Sha3Request request)
    {
        var function = request.Function;
        if (!function.IsSha3())
        {
            return Answer(HsmStatus.NotCompiledIn);
        }

        if (!HashShape.IsValid(session.Server, function, request.Data, request.IsLast)
            || request.State.Length != function.StateLengthBytes())
        {
            return Answer(HsmStatus.BadArgs);
        }

        HashState next = default;
        Bytes digest = default;
        var state = new HashState(function, request.State, 0);
        var status = session.Server.Crypto.Run(
            session,
            provider => provider.Hashes.Supports(function, hasState: true),
            provider => request.IsLast
                ? provider.Hashes.Finish(state, request.Data.Span, out digest)
                : provider.Hashes.Update(state, request.Data.Span, out next));
        return status == HsmStatus.Ok ? new Sha3Response(next.Words, digest) : Answer(status);
    }
}
