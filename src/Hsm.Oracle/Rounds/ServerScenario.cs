using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds;

/// <summary>A script run against a server, round by round.</summary>
/// <param name="host">The server.</param>
/// <param name="script">What its clients ask.</param>
internal sealed class ServerScenario(ServerHost host, RoundScript script) : IOracleScenario
{
    // One after the other, as what comes after a deviation can't be judged.
    private const int MostDeviations = 8;

    /// <summary>The scenarios there are, in the order they run.</summary>
    public static IReadOnlyList<IOracleScenario> All(ServerHost host) =>
    [
        new ServerScenario(host, new Scripts.CounterScript()),
        new ServerScenario(host, new Scripts.ObjectScript()),
        new ServerScenario(host, new Scripts.KeyScript()),
        new ServerScenario(host, new Scripts.CryptoScript()),
        new ServerScenario(host, new Scripts.SessionScript()),
    ];

    /// <inheritdoc/>
    public string Name => script.Name;

    /// <inheritdoc/>
    public Promise Promise => script.Promise;

    /// <inheritdoc/>
    public RoundRecord RunRound(RoundPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (ServerFeature feature in script.Needs)
        {
            if (host.Profile.Missing.TryGetValue(feature, out string? seen))
            {
                return RoundRecord.Unsupported(seen);
            }
        }

        return plan.IsSingleClient ? RunAlone(plan, cancellationToken) : RunTogether(plan, cancellationToken);
    }

    /// <inheritdoc/>
    public RecordedHistory Planted(ulong seed) =>
        RoundHistory.Of(PlantedRound.Make(script, host.Profile, seed), host.Profile, PlantedRound.LaneCount);

    private RoundRecord RunTogether(RoundPlan plan, CancellationToken cancellationToken)
    {
        var round = new ServerRound(host, script, plan);
        RoundRecord record = round.Run(cancellationToken);
        return record with { Histories = [RoundHistory.Of(round.History, host.Profile, round.LaneCount)] };
    }

    private RoundRecord RunAlone(RoundPlan plan, CancellationToken cancellationToken)
    {
        var found = new List<Deviation>();
        var known = new HashSet<string>(plan.Admitted, StringComparer.Ordinal);
        while (true)
        {
            var round = new ServerRound(host, script, plan with { Admitted = known });
            RoundRecord record = round.Run(cancellationToken);
            Deviation? deviation = SequentialJudge.FirstDeviation(round.History, host.Profile);
            if (deviation is null || record.End != RoundEnd.Completed || found.Count == MostDeviations || !known.Add(deviation.Name))
            {
                return record with { Deviations = found, Histories = found.Count > 0 ? [] : [RoundHistory.Of(round.History, host.Profile, round.LaneCount)] };
            }

            found.Add(deviation);
        }
    }
}
