using Hsm.Abstractions;

namespace Hsm;

/// <summary>HASH of SHA-2: the state comes with the request and goes with the answer.</summary>
internal sealed class Sha2Handler : RequestHandler<Sha2Request>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, Sha2Request request)
    {
        var function = request.Function;
        if (!function.IsKnown() || function.IsSha3())
        {
            return Answer(HsmStatus.NotCompiledIn);
        }

        var isFirst = request.State.LengthBytes == 0;
        var block = (ulong)function.BlockLengthBytes();
        if (!HashShape.IsValid(session.Server, function, request.Data, request.IsLast)
            || request.State.LengthBytes % block != 0
            || (!isFirst && request.State.Chaining.Length != function.StateLengthBytes()))
        {
            return Answer(HsmStatus.BadArgs);
        }

        HashState next = default;
        Bytes digest = default;
        var status = session.Server.Crypto.Run(
            session,
            provider => provider.Hashes.Supports(function, hasState: !isFirst || !request.IsLast),
            provider => Step(provider.Hashes, request, isFirst, out next, out digest));
        return status != HsmStatus.Ok ? Answer(status)
            : request.IsLast ? new Sha2Response(request.State.LengthBytes + (ulong)request.Data.Length, digest)
            : new Sha2Response(next.LengthBytes, next.Words);
    }

    private static HsmStatus Step(IHashPort hashes, Sha2Request request, bool isFirst, out HashState next, out Bytes digest)
    {
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
