using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N9. Makes the object with what it must have, then gives it the rest: a search in between finds half an object
/// (SoftHSM2 2.6.1, measured; 573).
/// </summary>
internal sealed class PieceByPieceCreateHandler : RequestHandler<TokenCreateObjectRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenCreateObjectRequest request)
    {
        var application = session.Application!;
        var status = TokenRules.Complete(request.Template, out var attributes);
        if (status != TokenResult.Ok)
        {
            return new TokenResponse(status);
        }

        NvmId id;
        uint serial;
        using (var held = session.Lock(Guarded.Applications | Guarded.Store))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            id = TokenObjects.FreeId(session.Server.Store);
            serial = application.Face.NextSerial();
            TokenRules.Complete(TokenAttributes.Of(TokenRules.Class(TokenRules.DataClass)), out var bare);
            status = TokenObjects.Write(session.Server.Store, id, serial, bare);
        }

        using var again = session.Lock(Guarded.Applications | Guarded.Store);
        if (again.Failed)
        {
            return Answer(again.Status);
        }

        status = status == TokenResult.Ok ? TokenObjects.Write(session.Server.Store, id, serial, attributes) : status;
        return status == TokenResult.Ok
            ? new TokenHandleResponse(application.HandleOf(serial, id, attributes.Is(TokenAttributeType.Private)))
            : new TokenResponse(status);
    }
}
