using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.Token;

/// <summary>What a rule of the PKCS#11 face sees: the situation, and the application that asks.</summary>
internal readonly struct TokenSituation(Situation now, TokenApplicationModel application, TokenChoices choices)
{
    /// <summary>Attributes of token objects that raw NVM requests must leave alone.</summary>
    private const ObjectFlags TokenFlags = ObjectFlags.Trusted | ObjectFlags.NonExportable;

    public Situation Now => now;

    public TokenApplicationModel Application => application;

    public TokenChoices Choices => choices;

    public TokenFace Face => now.State.Token;

    /// <summary>Refuses; nothing has changed.</summary>
    public void Refuse(TokenResult result) => now.Tell(new TokenResponse(result));

    /// <summary>Answers that something was done.</summary>
    public void Done(TokenApplicationModel next) => Answer(new TokenResponse(TokenResult.Ok), Face.With(next));

    /// <summary>Answers with the state after.</summary>
    public void Answer(HsmResponse response, TokenFace next) => now.Answers.Add(response, now.State.WithToken(next));

    /// <summary>An object as it is now; null: no such handle, destroyed, or not visible.</summary>
    public TokenFound? Find(uint handle)
    {
        if (application.Handles.Find(one => one.Handle == handle) is not { } known)
        {
            return null;
        }

        TokenFound? found = known.Id != NvmId.None ? Stored(known)
            : application.Objects.Find(one => one.Serial == known.Serial) is { } own ? new TokenFound(known, own.Attributes, own.Hidden)
            : null;
        return found is not null && application.Sees(found.Attributes) ? found : null;
    }

    /// <summary>Every visible object that matches, the oldest first.</summary>
    public IEnumerable<(uint Serial, NvmId Id, TokenAttributes Attributes)> Matching(TokenAttributes template)
    {
        var found = new List<(uint Serial, NvmId Id, TokenAttributes Attributes)>();
        foreach (TokenObjectModel one in application.Objects.Span)
        {
            if (Matches(one.Attributes, one.Hidden, template))
            {
                found.Add((one.Serial, NvmId.None, one.Attributes));
            }
        }

        foreach (StoredObject stored in now.State.Nvm.Span)
        {
            if (stored.Id.Type == ObjectType.Token && TokenAttributes.Decode(stored.Data.Span, out uint serial) is { } attributes
                && Matches(attributes, stored.Hidden, template))
            {
                found.Add((serial, stored.Id, attributes));
            }
        }

        TokenApplicationModel who = application;
        return found.Where(one => who.Sees(one.Attributes)).OrderBy(static one => one.Serial);
    }

    /// <summary>The state with a token object written; null: no room.</summary>
    public HsmState? Write(NvmId id, uint serial, TokenAttributes attributes, HiddenKey? hidden)
    {
        Bytes data = attributes.Encode(serial);
        var metadata = new ObjectMetadata(id, 0, TokenFlags, (ushort)data.Length, default);
        return NvmWrites.Write(now, new StoredObject(metadata, data) { Hidden = hidden }, reclaims: true);
    }

    /// <summary>The lowest free id; None: all are taken.</summary>
    public NvmId FreeId()
    {
        for (int number = 1; number <= 0x0FFF; number++)
        {
            var id = new NvmId((ushort)(((int)ObjectType.Token << 12) | number));
            if (now.State.Nvm.Find(id) is null)
            {
                return id;
            }
        }

        return NvmId.None;
    }

    private TokenFound? Stored(TokenHandleModel known)
    {
        if (now.State.Nvm.Find(known.Id) is not { } stored)
        {
            return null;
        }

        TokenAttributes? attributes = TokenAttributes.Decode(stored.Data.Span, out uint there);
        return there == known.Serial && attributes is not null ? new TokenFound(known, attributes, stored.Hidden) : null;
    }

    // Nobody can ask for a value that nobody has seen.
    private static bool Matches(TokenAttributes attributes, HiddenKey? hidden, TokenAttributes template) =>
        attributes.Matches(template) && (hidden is null || template.Find(TokenAttributeType.Value) is null);
}
