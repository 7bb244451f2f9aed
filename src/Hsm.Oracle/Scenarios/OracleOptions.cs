using Linearizability;

namespace Hsm.Oracle.Scenarios;

/// <summary>How a target is held against the specification.</summary>
public sealed record OracleOptions
{
    /// <summary>Names of the scenarios to run; empty: all of the target's.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Time for the whole run, shared evenly by the scenarios; default 60 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Rounds of each scenario at most; default as many as the time allows.</summary>
    public int MaxRounds { get; init; } = int.MaxValue;

    /// <summary>Clients at once in each process; default 4.</summary>
    public int Threads { get; init; } = 4;

    /// <summary>Processes at once; default 1.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The seed of the first round; the others count up from it.</summary>
    public ulong Seed { get; init; }

    /// <summary>Names of deviations that are accepted: they don't count.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Violations of one kind that are told, a kind being the histories of one model, or crashes and hangs; default 3. A scenario ends when
    /// each of its kinds of histories has as many, or crashes and hangs have.
    /// </summary>
    public int MaxViolations { get; init; } = 3;

    /// <summary>Time after which a round that has not ended is hung; default 30 s.</summary>
    public TimeSpan RoundTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The folder for evidence; made when something is found.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Whether the histories of clean rounds are written too.</summary>
    public bool KeepsEveryRound { get; init; }

    /// <summary>Bounds of each check; default 30 s.</summary>
    public CheckOptions Check { get; init; } = new() { TimeLimit = TimeSpan.FromSeconds(30) };

    /// <summary>Makes a line for a shell of the arguments of <c>hsm check</c>.</summary>
    public Func<IReadOnlyList<string>, string> CommandLine { get; init; } = static words => "hsm check " + string.Join(' ', words);
}
