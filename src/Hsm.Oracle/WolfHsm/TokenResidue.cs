using System.Text;
using Hsm.Abstractions;
using Hsm.Oracle.Rounds;

namespace Hsm.Oracle.WolfHsm;

/// <summary>What the oracle leaves on the token of the PKCS#11 face: public objects whose labels begin with our prefix.</summary>
internal static class TokenResidue
{
    /// <summary>The application that cleans.</summary>
    public const uint Application = 0x4860;

    private const int MostAtOnce = 16;

    /// <summary>Destroys what is ours.</summary>
    /// <param name="client">A connection that is attached to an application; CLOSE ends that.</param>
    /// <returns>How many objects are left.</returns>
    public static int Remove(HostedClient client)
    {
        if (client.Send(new TokenOpenSessionRequest(IsReadWrite: true)) is not TokenHandleResponse { Handle: var session })
        {
            return 0;
        }

        int others = 0;
        foreach (uint handle in Search(client, session))
        {
            if (!IsOurs(client.Send(new TokenGetAttributesRequest(session, handle, new TokenAttributeTypes(TokenAttributeType.Label))))
                || client.Send(new TokenDestroyObjectRequest(session, handle)) is not TokenResponse { Result: TokenResult.Ok })
            {
                others++;
            }
        }

        return others;
    }

    private static List<uint> Search(HostedClient client, uint session)
    {
        var handles = new List<uint>();
        client.Send(new TokenFindInitRequest(session, TokenAttributes.Empty));
        while (client.Send(new TokenFindRequest(session, MostAtOnce)) is TokenHandlesResponse { Handles: { Count: > 0 } some })
        {
            handles.AddRange(some.Span);
        }

        client.Send(new TokenFindFinalRequest(session));
        return handles;
    }

    private static bool IsOurs(HsmResponse answer) => answer is TokenAttributesResponse { Attributes: var told }
        && told.Find(TokenAttributeType.Label) is { } label
        && Encoding.UTF8.GetString(label.Span).StartsWith(RoundIds.LabelPrefix, StringComparison.Ordinal);
}
