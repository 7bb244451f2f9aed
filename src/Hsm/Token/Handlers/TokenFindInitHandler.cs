using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_FindObjectsInit: what the search will tell is settled here, at one instant.</summary>
internal sealed class TokenFindInitHandler() : TokenHandler<TokenFindInitRequest>(looksAt: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenFindInitRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (current.Search is not null)
        {
            return new TokenResponse(TokenResult.OperationActive);
        }

        current.Search = Search(session, application, request.Template);
        return new TokenResponse(TokenResult.Ok);
    }

    /// <summary>The visible objects that match, the oldest first. Under the locks.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="application">Who is to have handles of them.</param>
    /// <param name="template">What is asked for.</param>
    /// <returns>Their handles.</returns>
    internal static TokenHandles Search(SessionState session, TokenApplication application, TokenAttributes template)
    {
        var found = new List<(uint Serial, NvmId Id, bool IsPrivate)>();
        foreach (var one in application.Objects)
        {
            AddIfSought(one.Serial, NvmId.None, one.Attributes);
        }

        foreach (var id in TokenObjects.All(session.Server.Store))
        {
            if (TokenObjects.Read(session.Server.Store, id, out var serial) is { } attributes)
            {
                AddIfSought(serial, id, attributes);
            }
        }

        found.Sort(static (left, right) => left.Serial.CompareTo(right.Serial));
        return new TokenHandles([.. found.Select(one => application.HandleOf(one.Serial, one.Id, one.IsPrivate))]);

        void AddIfSought(uint serial, NvmId id, TokenAttributes attributes)
        {
            if (application.Sees(attributes) && attributes.Matches(template))
            {
                found.Add((serial, id, attributes.Is(TokenAttributeType.Private)));
            }
        }
    }
}
