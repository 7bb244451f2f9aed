using System.Diagnostics;
using System.Globalization;
using Benchmarks.Checker;
using Linearizability;
using Linearizability.Models;
using Unit.Linearizability;

namespace Benchmarks;

/// <summary>
/// The checker on published histories, on a million operations of distinct values, and on 100,000 requests of our own server.
/// Processor time beside time: other load changes it less. Peak is that of the process so far, histories included.
/// </summary>
internal static class CheckerBenchmark
{
    private const int DistinctOperations = 1_000_000;
    private const int StressRequests = 100_000;
    private const int RoundRequests = 5_000;

    private static readonly CheckOptions s_verdictOnly = new() { Explain = false };

    public static void Run()
    {
        Rows table = new Rows().AddColumns(
            "history".PadRight(40), "operations", "verdict".PadLeft(15), "as expected", "time s", "CPU s", "peak MB", "target".PadLeft(15));
        Distinct(table);
        Published(table);
        Stress(table);
    }

    private static void Distinct(Rows table)
    {
        Row(table, "queue, distinct values", "< 5 s, < 664 MB", new QueueModel(), DistinctHistories.Queue(DistinctOperations));
        Row(table, "queue, two removals exchanged, explained", "", new QueueModel(), DistinctHistories.BrokenQueue(DistinctOperations));
        Row(table, "stack, distinct values", "", new StackModel(), DistinctHistories.Stack(DistinctOperations));
        Row(table, "register, distinct values", "", new RegisterModel(), DistinctHistories.Register(DistinctOperations));
        Row(table, "set, distinct values", "", new SetModel(), DistinctHistories.Set(DistinctOperations));
        Row(table, "counter", "", new CounterModel(), DistinctHistories.Counter(DistinctOperations));
    }

    private static void Published(Rows table)
    {
        if (SharedFolder.Find("histories/etcd") is not { } etcd || SharedFolder.Find("histories/kv") is not { } kv)
        {
            Console.WriteLine("No shared/data/histories beside the project: the published histories are not part of it, and their rows are left out.");
            return;
        }

        (History<RegisterInput, RegisterOutput> History, bool IsLinearizable)[] all =
            [.. EtcdHistories.Expected(etcd).Select(static one => (EtcdHistories.Read(one.File), one.Linearizable))];
        foreach (string state in new[] { "cold", "warm" })
        {
            var checker = new Checker<long?, RegisterInput, RegisterOutput>(new RegisterModel());
            Measure(table, $"etcd, {all.Length} histories, {state}", "< 0.15 s", () => new Checked(
                all.Sum(static one => one.History.Count),
                "each its own",
                all.All(one => checker.Check(one.History, s_verdictOnly).Verdict == Expected(one.IsLinearizable))));
        }

        foreach ((string name, bool partitioned, string target) in new[]
        {
            ("c01-ok", true, ""), ("c01-bad", true, ""), ("c10-ok", true, ""), ("c10-ok", false, "< 1 s"), ("c50-bad", true, "0.04-0.06 s"),
        })
        {
            History<KeyValueInput, string> history = KeyValueHistories.Read(Path.Combine(kv, name + ".txt"));
            Measure(table, $"kv {name}{(partitioned ? "" : ", not partitioned")}", target, () =>
            {
                Verdict verdict = LinearizabilityChecker.Check(history, new KeyValueModel(), s_verdictOnly with { Partition = partitioned }).Verdict;
                return new Checked(history.Count, verdict.ToString(), verdict == Expected(name.EndsWith("ok", StringComparison.Ordinal)));
            });
        }
    }

    private static void Stress(Rows table)
    {
        foreach (int threads in new[] { 2, 4, 8 })
        {
            var whole = new StressRun(threads);
            whole.Execute(StressRequests);
            Measure(table, $"HSM, {threads} threads, whole", "seconds", whole.CheckWhole);

            var rounds = new StressRun(threads);
            rounds.ExecuteRounds(StressRequests / RoundRequests, RoundRequests);
            Measure(table, $"HSM, {threads} threads, rounds of {RoundRequests}", "seconds", rounds.CheckRounds);
        }
    }

    private static void Row<TState, TInput, TOutput>(
        Rows table, string name, string target, Model<TState, TInput, TOutput> model, DistinctHistory<TInput, TOutput> distinct) =>
        Measure(table, name, target, () =>
        {
            Verdict verdict = LinearizabilityChecker.Check(distinct.History, model).Verdict;
            return new Checked(distinct.History.Count, verdict.ToString(), verdict == Expected(distinct.IsLinearizable));
        });

    private static Verdict Expected(bool isLinearizable) => isLinearizable ? Verdict.Linearizable : Verdict.NotLinearizable;

    private static void Measure(Rows table, string name, string target, Func<Checked> check)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        TimeSpan processorTime = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        Checked found = check();
        TimeSpan time = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        table.AddRow(
            name,
            found.Operations.ToString("N0", CultureInfo.InvariantCulture),
            found.Verdict,
            found.IsAsExpected ? "yes" : "NO",
            time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            (process.TotalProcessorTime - processorTime).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            (process.PeakWorkingSet64 >> 20).ToString(CultureInfo.InvariantCulture),
            target);
    }
}
