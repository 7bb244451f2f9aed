using Interleave.Runtime;

namespace Interleave;

/// <summary>How a test is explored. The defaults are those of the command line.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Executions at most; at least 1.</summary>
    public long Schedules { get; init; } = 1_000;

    /// <summary>Real time at most; null for no limit. Decides only where to stop.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Execution i depends on (seed, i) alone.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>random, pct[:depth], pos, surw, dfs[:preemption bound] or portfolio.</summary>
    public string Strategy { get; init; } = "portfolio";

    /// <summary>Executions run at once, each with its own copy of the assemblies; at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Ordinal of the first worker, from 0. Explorations that run at the same time over one set of copies (one
    /// <see cref="ITestTarget"/>, or several that share what they load) need workers of different ordinals; a worker's
    /// ordinal says which copy it has and which CPU it is pinned to, nothing else.
    /// </summary>
    public int FirstWorker { get; init; }

    /// <summary>Whether plain memory accesses of rewritten code are scheduling points.</summary>
    public bool Memory { get; init; } = true;

    /// <summary>Which older values a plain read may return. Other than the default it needs <see cref="Memory"/>.</summary>
    public MemoryModel MemoryModel { get; init; } = MemoryModel.SequentiallyConsistent;

    /// <summary>Whether data races are findings. Only with <see cref="Memory"/> are plain accesses seen.</summary>
    public bool Races { get; init; } = true;

    /// <summary>
    /// Whether races and deadlocks that another order could show are predicted from some executions and looked for by
    /// witness schedules. Not with a strategy that enumerates, nor with a memory model other than the default.
    /// </summary>
    public bool Predict { get; init; } = true;

    /// <summary>When virtual time passes.</summary>
    public TimeMode Time { get; init; } = TimeMode.Virtual;

    /// <summary>Scheduling points after which threads take turns; not ended after as many again, an execution is a hang or a livelock. At least 1.</summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>How often others may be given what a thread waits for before that is starvation; 0 (the default) for no bound.</summary>
    public int StarvationBound { get; init; }

    /// <summary>Whether to go on after the first finding, collecting distinct ones.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Whether a finding's schedule is reduced to few preemptions before it is reported.</summary>
    public bool Minimize { get; init; } = true;

    /// <summary>Whether each worker's threads share one CPU, which makes hand-overs cheap.</summary>
    public bool Pin { get; init; } = true;

    /// <summary>Real time a logical thread may run without reaching a scheduling point. Not applied under a debugger.</summary>
    public TimeSpan Watchdog { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Findings not to report, with the reason.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>What every execution is run with, and a recorded schedule keeps.</summary>
    internal ExecutionSettings Settings => new()
    {
        Memory = Memory,
        MemoryModel = MemoryModel,
        Races = Races,
        Time = Time,
        MaxSteps = MaxSteps,
        StarvationBound = StarvationBound,
    };
}
