using System.Runtime.CompilerServices;
using Interleave.Xunit.Discovery;
using Xunit;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>
/// A test method (void, <see cref="Task"/> or <see cref="ValueTask"/>) that is run many times, each time under another
/// interleaving of its threads and tasks. The test class, its fixtures and the theory row are made anew for every
/// schedule, from a rewritten copy of the test assembly. The test fails at the first schedule that shows a bug, with the
/// interleaving and a file that replays it. It stands instead of <c>[Fact]</c> and <c>[Theory]</c>, whose properties it has.
/// </summary>
/// <remarks>
/// Inside a schedule the test class gets what it would get from xunit: <c>ITestOutputHelper</c> (only the failing
/// schedule's output is shown), class, collection and assembly fixtures (fresh ones, made and disposed of under control;
/// xunit makes its own besides, once), <c>IAsyncLifetime</c>, <c>IDisposable</c> and <c>IAsyncDisposable</c>, attributes
/// around the test, theory data (read again from the copy unless its values are plain), <c>Assert.Skip</c> (the first
/// schedule decides for the test) and <c>TestContext.Current</c>.
/// In one process one test explores at a time, on all of its workers.
/// Environment: <c>INTERLEAVE_SCHEDULES</c>, <c>INTERLEAVE_SEED</c> and <c>INTERLEAVE_WORKERS</c> override the properties of all tests
/// (<c>INTERLEAVE_SCHEDULES=10x</c>: each test's own, ten times);
/// <c>INTERLEAVE_REPLAY</c> names a schedule file, which its test then replays while the other systematic tests are
/// skipped; <c>INTERLEAVE_OUTPUT</c> names the folder for schedule files (by default <c>TestResults/Interleave</c> beside
/// the test assembly).
/// </remarks>
/// <param name="sourceFilePath">Filled in by the compiler.</param>
/// <param name="sourceLineNumber">Filled in by the compiler.</param>
[XunitTestCaseDiscoverer(typeof(SystematicTestDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystematicTestAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber), ITheoryAttribute
{
    private static readonly ExplorationOptions s_defaults = new();

    /// <summary>Schedules to run at most; at least 1. 1,000 by default.</summary>
    public long Schedules { get; set; } = s_defaults.Schedules;

    /// <summary>random, pct[:depth], pos, surw, dfs[:preemption bound] or portfolio (the default).</summary>
    public string Strategy { get; set; } = s_defaults.Strategy;

    /// <summary>Schedule i depends on (seed, i) alone. 1 by default.</summary>
    public ulong Seed { get; set; } = s_defaults.Seed;

    /// <summary>Scheduling points after which a schedule is reported as a hang; at least 1. 100,000 by default.</summary>
    public int MaxSteps { get; set; } = s_defaults.MaxSteps;

    /// <summary>Whether plain field, static and array accesses are scheduling points. True by default.</summary>
    public bool Memory { get; set; } = s_defaults.Memory;

    /// <summary>Which older values a plain read may return; sequentially consistent (none) by default.</summary>
    public MemoryModel MemoryModel { get; set; } = s_defaults.MemoryModel;

    /// <summary>Whether data races fail the test. True by default.</summary>
    public bool Races { get; set; } = s_defaults.Races;

    /// <summary>Whether races and deadlocks are predicted from some schedules and then looked for. True by default.</summary>
    public bool Predict { get; set; } = s_defaults.Predict;

    /// <summary>When virtual time passes; only when nothing else can go on by default.</summary>
    public TimeMode Time { get; set; } = s_defaults.Time;

    /// <summary>How often others may be given what a thread waits for before that is starvation; 0 (the default) for no bound.</summary>
    public int StarvationBound { get; set; } = s_defaults.StarvationBound;

    /// <summary>Schedules run at once, each worker with its own copy of the assemblies; 0 (the default) for one a processor.</summary>
    public int Workers { get; set; }

    /// <summary>Real time in seconds after which no new schedule is begun; 0 (the default) for no limit. Never fails the test, unlike <see cref="FactAttribute.Timeout"/>.</summary>
    public double TimeLimitSeconds { get; set; }

    /// <summary>
    /// A schedule file to run instead of exploring: absolute, or relative to the current folder, to the test assembly's
    /// folder or to the source file's folder.
    /// </summary>
    public string? Replay { get; set; }

    /// <inheritdoc/>
    public bool DisableDiscoveryEnumeration { get; set; }

    /// <inheritdoc/>
    public bool SkipTestWithoutData { get; set; }
}
