using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Runs rounds of one scenario as the oracle does, without its files.</summary>
internal sealed class Rounds(Pkcs11Target target, string scenario)
{
    public static CheckOptions Check { get; } = new() { TimeLimit = TimeSpan.FromSeconds(5), MinimiserTimeLimit = TimeSpan.FromSeconds(1) };

    private readonly IOracleScenario _scenario = target.Scenarios.Single(one => one.Name == scenario);

    public int Threads { get; init; } = 4;

    public int Processes { get; init; } = 1;

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    public HashSet<string> Admitted { get; } = new(StringComparer.Ordinal);

    public List<Deviation> Deviations { get; } = [];

    public List<RoundRecord> Ends { get; } = [];

    /// <summary>Names of the histories that no order explains, once each.</summary>
    public HashSet<string> Violated { get; } = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    public bool IsClean => Ends.Count == 0 && Violated.Count == 0 && Deviations.Count == 0;

    /// <summary>The single client's round; what it finds is admitted afterwards.</summary>
    public Rounds Alone()
    {
        Run(new RoundPlan { Seed = 1, Round = -1, Threads = 1, TimeLimit = TimeLimit });
        return this;
    }

    /// <summary>Rounds of many clients, until there are as many or enough has been seen.</summary>
    public Rounds Many(int count, Func<Rounds, bool>? isEnough = null)
    {
        for (int round = 0; round < count && !(isEnough?.Invoke(this) ?? false); round++)
        {
            Run(new RoundPlan
            {
                Seed = (ulong)round + 1,
                Round = round,
                Threads = Threads,
                Processes = Processes,
                TimeLimit = TimeLimit,
                Admitted = Admitted,
            });
        }

        return this;
    }

    private void Run(RoundPlan plan)
    {
        RoundRecord record = _scenario.RunRound(plan, CancellationToken.None);
        Deviations.AddRange(record.Deviations);
        Admitted.UnionWith(record.Deviations.Select(static one => one.Name));
        if (record.End != RoundEnd.Completed || record.Detail is not null)
        {
            Ends.Add(record);
        }

        foreach (RecordedHistory history in record.Histories)
        {
            JudgedHistory judged = history.Judge(Check);
            Calls += judged.Calls;
            if (judged.Verdict == Verdict.NotLinearizable)
            {
                Violated.Add(history.Name);
            }
        }
    }
}
