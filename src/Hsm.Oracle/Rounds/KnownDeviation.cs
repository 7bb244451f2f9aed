using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds;

/// <summary>
/// A deviation that servers are known to have, found by asking for it: one request after the other, so that it is told by its name
/// and not as a violation wherever it shows. Scripts leave out what leads to it once it is known.
/// </summary>
internal sealed record KnownDeviation
{
    /// <summary>INIT on a session that has said it before does not clear the session's cache.</summary>
    public static KnownDeviation InitKeepsCache { get; } = new()
    {
        Name = "init-keeps-local-cache",
        Clause = "docs/decisions/0011: INIT clears the session's own cache",
        Needs = [ServerFeature.Keys],
        Called = "EXPORT of a key of the session's cache, after the session has said INIT again",
        Expected = "NotFound",
        Probe = static (sessions, ids) =>
        [
            sessions[0].Send(Cache(ids.LocalKey(0))),
            sessions[0].Send(new InitRequest(ServerHost.OneClient.Value)),
            sessions[0].Send(new KeyExportRequest(ids.LocalKey(0))),
        ],
    };

    /// <summary>A key that one session erased lives on in what another session's cache has of it.</summary>
    public static KnownDeviation StaleCopies { get; } = new()
    {
        Name = "erase-keeps-copies",
        Clause = "docs/decisions/0011: erase and destroy reach every cached copy",
        Needs = [ServerFeature.Keys],
        Called = "EXPORT by a session that has used a committed key, after another session of its client has erased it",
        Expected = "NotFound",
        SessionCount = 2,
        Probe = static (sessions, ids) =>
        [
            sessions[0].Send(Cache(ids.LocalKey(0))),
            sessions[0].Send(new KeyCommitRequest(ids.LocalKey(0))),
            sessions[1].Send(new KeyExportRequest(ids.LocalKey(0))),
            sessions[0].Send(new KeyEraseRequest(ids.LocalKey(0))),
            sessions[1].Send(new KeyExportRequest(ids.LocalKey(0))),
        ],
        LeavesOut = static request => request is KeyCommitRequest,
    };

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the specification's answer comes from.</summary>
    public required string Clause { get; init; }

    /// <summary>What is asked last, and in which situation.</summary>
    public required string Called { get; init; }

    /// <summary>What the specification answers then.</summary>
    public required string Expected { get; init; }

    /// <summary>What the server must offer for it to show.</summary>
    public required IReadOnlyList<ServerFeature> Needs { get; init; }

    /// <summary>How many sessions of one client it takes.</summary>
    public int SessionCount { get; init; } = 1;

    /// <summary>Asks; the last answer is Ok if and only if the server deviates.</summary>
    public required Func<IReadOnlyList<HostedClient>, RoundIds, HsmResponse[]> Probe { get; init; }

    /// <summary>What is not asked once it is known.</summary>
    public Func<HsmRequest, bool> LeavesOut { get; init; } = static _ => false;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownDeviation> All { get; } = [InitKeepsCache, StaleCopies];

    /// <summary>Asks a server.</summary>
    /// <param name="host">The server.</param>
    /// <param name="plan">The round it is asked in.</param>
    /// <returns>What there is to tell; null: it does not deviate, or not enough sessions can be had.</returns>
    public Deviation? Find(ServerHost host, RoundPlan plan)
    {
        if (Needs.Any(host.Profile.Missing.ContainsKey))
        {
            return null;
        }

        IReadOnlyList<HostedClient> sessions = host.Begin(plan with { Threads = SessionCount, Processes = 1 });
        bool isEnough = sessions.Count >= SessionCount;
        var ids = new RoundIds(host.Profile, plan.Seed);
        HsmResponse? last = isEnough ? Probe(sessions, ids)[^1] : null;
        for (int i = 0; i < sessions.Count; i++)
        {
            sessions[i].Send(new KeyEraseRequest(ids.LocalKey(0)));
        }

        host.End(sessions, isWhole: true);
        return last is { IsOk: true } ? new Deviation(Name, Called, Expected, "Ok", Clause) : null;
    }

    private static KeyCacheRequest Cache(KeyId id) => new(id, ObjectFlags.UsageAny, RoundIds.Label(0), Bytes.Repeat(1, 16));
}
