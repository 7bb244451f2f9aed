using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>A workload of the PKCS#11 face. Handles count up from 1 in each application, so setup knows them beforehand.</summary>
public abstract class TokenWorkload : Workload
{
    /// <summary>The user's PIN.</summary>
    protected static readonly Bytes UserPin = WorkloadServer.Utf8(WorkloadServer.TokenPin);

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override bool HasToken => true;

    /// <summary>The template of a public token object of class data.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="more">Further attributes.</param>
    /// <returns>The template.</returns>
    protected static TokenAttributes Data(string label, params ReadOnlySpan<TokenAttribute> more) => TokenAttributes.Of(
        [
            TokenRules.Class(TokenRules.DataClass),
            TokenAttribute.Of(TokenAttributeType.Token, value: true),
            TokenAttribute.Of(TokenAttributeType.Label, label),
            .. more,
        ]);

    /// <summary>Makes a request of this face that must succeed for the workload to mean anything.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What.</param>
    /// <exception cref="WorkloadSetupException">It was refused.</exception>
    protected static void RequireToken(IHsmClient session, HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(session);
        HsmResponse response = session.Send(request);
        if (!response.IsOk || response is TokenResponse { Result: not TokenResult.Ok })
        {
            throw new WorkloadSetupException($"The server answered {response} to {request}, which the workload's setup needs.");
        }
    }

    /// <summary>Attaches both connections and opens a session from each: handle 1 in its application, or 1 and 2 in one.</summary>
    /// <param name="sessions">The connections.</param>
    /// <param name="isOneApplication">True: two threads of one application; false: two applications.</param>
    protected static void Open(IReadOnlyList<IHsmClient> sessions, bool isOneApplication)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        for (int i = 0; i < sessions.Count; i++)
        {
            RequireToken(sessions[i], new TokenAttachRequest(isOneApplication ? 1u : (uint)i + 1));
            RequireToken(sessions[i], new TokenOpenSessionRequest(IsReadWrite: true));
        }
    }

    /// <summary>Searches for everything and ends the search.</summary>
    /// <param name="client">Who.</param>
    /// <param name="session">The session's handle.</param>
    protected static void Search(IHsmClient client, uint session)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Send(new TokenFindInitRequest(session, TokenAttributes.Empty));
        client.Send(new TokenFindRequest(session, 8));
        client.Send(new TokenFindFinalRequest(session));
    }
}
