using System.Diagnostics;
using System.Runtime.InteropServices;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Reports;
using Linearizability;

namespace Hsm.Oracle.Scenarios;

/// <summary>One scenario from its planted violation to its verdict.</summary>
internal sealed class ScenarioRun(IOracleScenario scenario, OracleOptions options, EvidenceStore evidence, IOracleProgress progress)
{
    private const int SingleClientRound = -1;
    private const int MaxDetailLengthChars = 2000;

    /// <summary>Violations told of each kind of history that was judged: two kinds are two questions, and one must not silence the other.</summary>
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);

    private ScenarioSummary _summary = new() { Name = scenario.Name, Promise = scenario.Promise };

    internal ScenarioSummary Run(TimeSpan share, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        CheckOptions check = options.Check with { CancellationToken = cancellationToken };
        if (scenario.Planted(options.Seed).Judge(check with { Explain = false }).Verdict is not Verdict.NotLinearizable and var missed)
        {
            return cancellationToken.IsCancellationRequested ? Interrupted() : _summary with
            {
                Verdict = ScenarioVerdict.Blind,
                Detail = $"A planted violation was judged {missed}: the oracle is blind here, and what it says of this scenario means nothing. Please report it.",
            };
        }

        RunRound(SingleClientRound, check);
        for (int round = 0; IsGoingOn(round) && (round == 0 || clock.Elapsed < share); round++)
        {
            RunRound(round, check);
        }

        return cancellationToken.IsCancellationRequested && _summary.Rounds == 0 ? Interrupted() : _summary;

        bool IsGoingOn(int round) => round < options.MaxRounds
            && _summary.Verdict != ScenarioVerdict.Unsupported
            && _summary.Violations.Count(static v => v.Verdict != ScenarioVerdict.NotLinearizable) < options.MaxViolations
            && (_told.Count == 0 || _told.Values.Any(told => told < options.MaxViolations))
            && !cancellationToken.IsCancellationRequested;
    }

    private ScenarioSummary Interrupted() => _summary with
    {
        Verdict = (ScenarioVerdict)Math.Max((int)_summary.Verdict, (int)ScenarioVerdict.Unknown),
        Detail = Also("Interrupted before a round of several clients was judged."),
    };

    private void RunRound(int round, CheckOptions check)
    {
        bool single = round == SingleClientRound;
        var plan = new RoundPlan
        {
            Seed = unchecked(options.Seed + (ulong)Math.Max(round, 0)),
            Round = round,
            Threads = single ? 1 : options.Threads,
            Processes = single ? 1 : options.Processes,
            TimeLimit = options.RoundTimeLimit,
            Admitted = Admitted(),
        };
        RoundRecord record = scenario.RunRound(plan, check.CancellationToken);
        if (record.End == RoundEnd.Unsupported)
        {
            _summary = _summary with { Verdict = ScenarioVerdict.Unsupported, Detail = record.Detail };
            return;
        }

        _summary = _summary with
        {
            Rounds = _summary.Rounds + (single ? 0 : 1),
            Driving = _summary.Driving + (single ? TimeSpan.Zero : record.Driving),
            Deviations = [.. _summary.Deviations.Concat(record.Deviations).DistinctBy(static d => d.Name)],

            // Of a round that ended well: what is told and not charged.
            Detail = record.End == RoundEnd.Completed ? Also(record.Detail) : _summary.Detail,
        };
        JudgedHistory[] judged = [.. record.Histories.Select(history => Judge(history, check))];
        if (record.End != RoundEnd.Completed)
        {
            Add(evidence.SaveEnd(scenario, plan, record, judged));
        }

        foreach (JudgedHistory one in judged)
        {
            Tell(one, plan, check);
        }

        progress.Judged(_summary);
    }

    private JudgedHistory Judge(RecordedHistory history, CheckOptions check)
    {
        // One proof of a round that went wrong everywhere is enough to explain; the others would only cost time.
        ref int told = ref CollectionsMarshal.GetValueRefOrAddDefault(_told, history.Model, out _);
        JudgedHistory judged = history.Judge(check with { Explain = told < options.MaxViolations });
        told += judged.Evidence is null ? 0 : 1;
        return judged;
    }

    private void Tell(JudgedHistory judged, RoundPlan plan, CheckOptions check)
    {
        bool single = plan.IsSingleClient && plan.Round == SingleClientRound;
        _summary = _summary with
        {
            Calls = _summary.Calls + (single ? 0 : judged.Calls),
            OverlappingPairs = _summary.OverlappingPairs + (single ? 0 : judged.OverlappingPairs),
        };
        if (options.KeepsEveryRound)
        {
            evidence.Keep(scenario, plan, judged);
        }

        if (judged.Verdict == Verdict.Unknown && !check.CancellationToken.IsCancellationRequested)
        {
            Raise(ScenarioVerdict.Unknown);
            _summary = _summary with
            {
                Unknowns = _summary.Unknowns + 1,
                Detail = _summary.Unknowns > 0 ? _summary.Detail
                    : Also($"The verdict on a history of {judged.Calls:N0} calls was not reached within its bounds of time and memory."),
            };
        }

        if (judged.Evidence is not null)
        {
            Add(evidence.Save(scenario, plan, judged));
        }
    }

    // What is told and not charged is told nowhere else, so what comes later must not take its place.
    private string? Also(string? words) =>
        _summary.Detail is not { } before ? words
        : words is null || before.Contains(words, StringComparison.Ordinal) || before.Length + words.Length > MaxDetailLengthChars ? before
        : $"{before} {words}";

    private HashSet<string> Admitted()
    {
        var names = new HashSet<string>(options.Allowed, StringComparer.Ordinal);
        names.UnionWith(_summary.Deviations.Select(static d => d.Name));
        return names;
    }

    private void Add(FoundViolation violation)
    {
        _summary = _summary with { Violations = [.. _summary.Violations, violation] };
        Raise(violation.Verdict);
        progress.Found(scenario, violation);
    }

    private void Raise(ScenarioVerdict verdict) =>
        _summary = _summary with { Verdict = (ScenarioVerdict)Math.Max((int)_summary.Verdict, (int)verdict) };
}
