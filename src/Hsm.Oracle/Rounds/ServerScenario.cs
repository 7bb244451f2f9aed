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
    private const int PassesAlone = 8;

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

        try
        {
            return plan.IsSingleClient ? RunAlone(plan, cancellationToken) : RunTogether(plan, cancellationToken);
        }
        catch (ServerLostException lost)
        {
            return new RoundRecord { End = RoundEnd.Crashed, Detail = lost.Message };
        }
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
        List<Deviation> found = [.. script.Known.Where(known => !plan.Admitted.Contains(known.Name))
            .Select(known => known.Find(host, plan)).OfType<Deviation>()];
        var known = new HashSet<string>(plan.Admitted.Concat(found.Select(static one => one.Name)), StringComparer.Ordinal);
        var histories = new List<RecordedHistory>();
        for (int pass = 0; pass < PassesAlone && found.Count < MostDeviations; pass++)
        {
            var round = new ServerRound(host, script, plan with { Admitted = known, Seed = plan.Seed + (ulong)pass });
            RoundRecord record = round.Run(cancellationToken);
            Deviation? deviation = SequentialJudge.FirstDeviation(round.History, host.Profile);
            if (record.End != RoundEnd.Completed)
            {
                return record with { Deviations = found, Histories = histories };
            }

            if (deviation is null)
            {
                histories.Add(RoundHistory.Of(round.History, host.Profile, round.LaneCount));
            }
            else if (known.Add(deviation.Name))
            {
                found.Add(deviation);
            }
        }

        return new RoundRecord { End = RoundEnd.Completed, Deviations = found, Histories = histories };
    }
}
