using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// C_Encrypt, C_Decrypt, C_Sign, C_Verify: works on a copy of the operation without a lock, then ends the operation if it is still active.
/// That is its instant: until then nothing has changed, so a refused lock leaves the operation as it was.
/// </summary>
internal sealed class TokenCipherRunHandler : PausingHandler<TokenCipherRunRequest>
{
    /// <inheritdoc/>
    protected override JobStep Begin(SessionState session, TokenCipherRunRequest request)
    {
        if (session.Server.Token is null)
        {
            return Answer(HsmStatus.NoHandler);
        }

        var refusal = Take(session, request, out var active, out var copy);
        return refusal is null
            ? OperationRunner.Run(session, new TokenCipherOperation(request, active!, copy!))
            : JobStep.Done(refusal);
    }

    /// <summary>Ends the operation that was worked on a copy of, and answers; holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="active">The operation that was active when it began.</param>
    /// <param name="response">What came of it.</param>
    /// <returns>The answer: the response, or that the operation ended by another request meanwhile, or that the lock is refused.</returns>
    internal static HsmResponse End(SessionState session, TokenCipherRunRequest request, TokenCipherState active, HsmResponse response)
    {
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return new StatusResponse(held.Status);
        }

        var result = Find(session, request, out var found);
        if (found is null || found != active)
        {
            return new TokenResponse(found is null ? result : TokenResult.OperationNotInitialized);
        }

        Close(session, request);
        return response;
    }

    private static void Close(SessionState session, TokenCipherRunRequest request) =>
        session.Application!.Find(request.Session)!.Take(request.Operation)!.Zero();

    // Null: there is an operation to work on a copy of.
    private static HsmResponse? Take(SessionState session, TokenCipherRunRequest request, out TokenCipherState? active, out TokenCipherState? copy)
    {
        copy = null;
        active = null;
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return new StatusResponse(held.Status);
        }

        var result = Find(session, request, out active);
        if (active is null)
        {
            return new TokenResponse(result);
        }

        result = TokenCipherRules.CheckLength(active.Cipher, request.Data.Length, session.Server.CommDataLengthBytes);
        if (result == TokenResult.Ok && request.Operation == TokenOperation.Verify && request.Signature.Length != active.Cipher.TagLengthBytes)
        {
            result = TokenResult.SignatureLengthRange;
        }

        if (result != TokenResult.Ok)
        {
            Close(session, request);
            return new TokenResponse(result);
        }

        copy = new TokenCipherState(active.Cipher, active.Key.ToArray());
        return null;
    }

    private static TokenResult Find(SessionState session, TokenCipherRunRequest request, out TokenCipherState? found)
    {
        found = null;
        if (session.Application is not { } application)
        {
            return TokenResult.NotInitialized;
        }

        if (application.Find(request.Session) is not { } current)
        {
            return TokenResult.SessionHandleInvalid;
        }

        found = current.Operation(request.Operation);
        return found is null ? TokenResult.OperationNotInitialized : TokenResult.Ok;
    }
}
