using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>
/// The PKCS#11 face: two applications make, find, read, change and destroy the same public token objects; of four clients the
/// first and the third are one application.
/// </summary>
internal sealed class TokenScript : RoundScript
{
    private const int MostFound = 8;
    private const uint FirstApplication = 0x4853;

    // Each application has a session for each of its clients, whose handles count up from 1.
    private static readonly TokenAttributeTypes s_told = new(TokenAttributeType.Label, TokenAttributeType.Id);

    /// <inheritdoc/>
    public override string Name => "token";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "Attributes set by one call are read together or not at all; an object that was destroyed is found, read and destroyed no more.",
        "PKCS#11 v2.40, 5.7; over the wire as CUSTOM",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Token];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Setup(ScriptLane lane)
    {
        yield return new TokenAttachRequest(FirstApplication + (uint)(lane.Index % 2));
        yield return new TokenOpenSessionRequest(IsReadWrite: true);
        if (lane.Answer is TokenHandleResponse { Handle: var session })
        {
            lane.Session = session;
        }

        if (lane.Index == 0)
        {
            yield return Create(lane);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        // A search takes three calls; what it finds is what the others are about.
        foreach (HsmRequest request in Search(lane))
        {
            yield return request;
        }

        for (int i = 3; i < lane.Length; i++)
        {
            uint target = lane.Found.Count == 0 ? 1 : lane.Found[lane.Random.Next(lane.Found.Count)];
            switch (lane.Random.Next(16))
            {
                case < 6:
                    yield return new TokenGetAttributesRequest(lane.Session, target, s_told);
                    break;
                case < 11:
                    yield return new TokenSetAttributesRequest(lane.Session, target, Version(lane));
                    break;
                case < 13:
                    yield return Create(lane);
                    break;
                case 13:
                    yield return new TokenDestroyObjectRequest(lane.Session, target);
                    break;
                default:
                    foreach (HsmRequest request in Search(lane))
                    {
                        yield return request;
                        i++;
                    }

                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane)
    {
        if (lane.Index == 0)
        {
            foreach (HsmRequest request in Search(lane))
            {
                yield return request;
            }

            foreach (uint target in lane.Found.Distinct().ToArray())
            {
                yield return new TokenGetAttributesRequest(lane.Session, target, s_told);
                yield return new TokenDestroyObjectRequest(lane.Session, target);
                yield return new TokenGetAttributesRequest(lane.Session, target, s_told);
            }
        }

        // An application ends with its last connection.
        yield return new CloseRequest();
    }

    private static IEnumerable<HsmRequest> Search(ScriptLane lane)
    {
        yield return new TokenFindInitRequest(lane.Session, TokenAttributes.Empty);
        yield return new TokenFindRequest(lane.Session, MostFound);
        if (lane.Answer is TokenHandlesResponse { Handles: var found })
        {
            lane.Found.Clear();
            lane.Found.AddRange(found.Span);
        }

        yield return new TokenFindFinalRequest(lane.Session);
    }

    private static TokenCreateObjectRequest Create(ScriptLane lane) => new(lane.Session, TokenAttributes.Of(
        TokenRules.Class(TokenRules.DataClass),
        TokenAttribute.Of(TokenAttributeType.Token, value: true)).With(Version(lane)));

    private static TokenAttributes Version(ScriptLane lane)
    {
        string text = RoundIds.Label(lane.NextVersion()).ToString();
        return TokenAttributes.Of(TokenAttribute.Of(TokenAttributeType.Label, text), TokenAttribute.Of(TokenAttributeType.Id, text));
    }
}
