using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Keys: cached, committed, exported, evicted and erased under ids of the client, of everybody, and of the server's choice.</summary>
internal sealed class KeyScript : RoundScript
{
    /// <inheritdoc/>
    public override string Name => "keys";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "A key's label and bytes are those of one CACHE; ids that the server chooses are nobody else's; ERASE and REVOKE reach every copy.",
        "wolfHSM protocol, KEY; key ids",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Keys];

    /// <inheritdoc/>
    public override IReadOnlyList<KnownDeviation> Known => [KnownDeviation.StaleCopies];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        for (int i = 0; i < lane.Length; i++)
        {
            KeyId key = Any(lane);
            switch (lane.Random.Next(20))
            {
                case < 5:
                    yield return Keys.Cache(lane, key);
                    break;
                case < 7:
                    yield return Keys.Cache(lane, lane.Chance(50) && HasGlobal(lane) ? KeyId.AssignGlobal : KeyId.Assign);
                    if (lane.Answer is KeyCacheResponse { Id: var assigned })
                    {
                        lane.Assigned.Add(assigned);
                    }

                    break;
                case < 12:
                    yield return new KeyExportRequest(key);
                    break;
                case < 15:
                    yield return new KeyCommitRequest(key);
                    break;
                case < 17:
                    yield return new KeyEvictRequest(key);
                    break;
                case 19 when lane.Profile.IsDisposable:
                    // Nobody can destroy a key that was revoked when it was in NVM.
                    yield return new KeyRevokeRequest(key);
                    break;
                default:
                    yield return new KeyEraseRequest(key);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane) => Keys.Finish(lane, [.. All(lane), .. lane.Assigned.Distinct()]);

    private static bool HasGlobal(ScriptLane lane) => !lane.Profile.Missing.ContainsKey(ServerFeature.GlobalKeys);

    private static KeyId Any(ScriptLane lane)
    {
        if (lane.Assigned.Count > 0 && lane.Chance(30))
        {
            return lane.Assigned[lane.Random.Next(lane.Assigned.Count)];
        }

        KeyId[] all = All(lane);
        if (lane.Ids.IsFocused)
        {
            return all[^1];
        }

        return all[lane.Random.Next(all.Length)];
    }

    private static KeyId[] All(ScriptLane lane) => HasGlobal(lane)
        ? [lane.Ids.LocalKey(0), lane.Ids.LocalKey(1), lane.Ids.GlobalKey(0), lane.Ids.GlobalKey(1)]
        : [lane.Ids.LocalKey(0), lane.Ids.LocalKey(1)];
}
