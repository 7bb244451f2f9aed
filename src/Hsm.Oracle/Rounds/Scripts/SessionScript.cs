using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Clients come, say INIT as one client or the other, leave keys behind and go, all at once.</summary>
internal sealed class SessionScript : RoundScript
{
    private const uint NoClient = 99;

    /// <inheritdoc/>
    public override string Name => "sessions";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "CLOSE and INIT clear the session's own cache and nobody else's; what was committed is there for every session of its client.",
        "wolfHSM protocol, COMM; key cache",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Keys];

    /// <inheritdoc/>
    public override IReadOnlyList<KnownDeviation> Known => [KnownDeviation.InitKeepsCache, KnownDeviation.StaleCopies];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        KeyId key = lane.Ids.LocalKey(0);
        for (int i = 0; i < lane.Length; i++)
        {
            switch (lane.Random.Next(16))
            {
                case < 4:
                    yield return Keys.Cache(lane, key);
                    break;
                case < 8:
                    yield return new KeyExportRequest(key);
                    break;
                case < 10:
                    yield return new KeyCommitRequest(key);
                    break;
                case 10:
                    yield return new KeyEraseRequest(key);
                    break;
                case 11:
                    // Refused, and the former client id stays.
                    yield return new InitRequest(NoClient);
                    break;
                case < 14 when !KeepsCacheOverInit(lane):
                    yield return Init(lane);
                    break;
                default:
                    yield return new CloseRequest();
                    yield return Init(lane);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane)
    {
        foreach (ClientId client in (ClientId[])[ServerHost.OtherClient, ServerHost.OneClient])
        {
            if (KeepsCacheOverInit(lane))
            {
                yield return new CloseRequest();
            }

            yield return new InitRequest(client.Value);
            foreach (HsmRequest request in Keys.Finish(lane, [lane.Ids.LocalKey(0)]))
            {
                yield return request;
            }
        }
    }

    private static bool KeepsCacheOverInit(ScriptLane lane) => lane.Admitted.Contains(KnownDeviation.InitKeepsCache.Name);

    private static InitRequest Init(ScriptLane lane) =>
        new((lane.Chance(50) ? ServerHost.OneClient : ServerHost.OtherClient).Value);
}
