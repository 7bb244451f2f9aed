using System.Globalization;
using Interleave.Xunit.Reporting;

namespace Interleave.Xunit.Running;

/// <summary>The environment variables that steer all systematic tests of a run.</summary>
internal static class InterleaveEnvironment
{
    internal const string ReplayName = "INTERLEAVE_REPLAY";
    internal const string OutputName = "INTERLEAVE_OUTPUT";
    private const string SchedulesName = "INTERLEAVE_SCHEDULES";
    private const string SeedName = "INTERLEAVE_SEED";
    private const string WorkersName = "INTERLEAVE_WORKERS";

    /// <summary>The schedule file to replay; null when not set.</summary>
    internal static string? Replay => Get(ReplayName);

    /// <summary>The folder for schedule files; null when not set.</summary>
    internal static string? Output => Get(OutputName);

    /// <summary>A test's budget: its own, or the one set for all, or its own as many times as is set with an x behind (10x).</summary>
    /// <param name="own">The test's own; at least 1.</param>
    internal static long Schedules(long own)
    {
        if (Get(SchedulesName) is not ([.. { Length: > 0 } digits, 'x'] text))
        {
            return (long?)Number(SchedulesName, 1, long.MaxValue) ?? own;
        }

        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long factor) && factor is >= 1 and <= 1_000_000
            ? Math.BigMul(own, factor) is var product && product <= long.MaxValue ? (long)product : long.MaxValue
            : throw new InvalidSystematicTestException($"{SchedulesName} is '{text}'. Set it to a whole number, to one from 1 to 1000000 with an x behind for as many times as each test has, or unset it.");
    }

    /// <summary>The seed that overrides every test's; null when not set.</summary>
    internal static ulong? Seed => Number(SeedName, 0, ulong.MaxValue);

    /// <summary>The number of workers that overrides every test's; null when not set.</summary>
    internal static int? Workers => (int?)Number(WorkersName, 1, 1_024);

    private static ulong? Number(string name, ulong least, ulong most) => Get(name) is not { } text
        ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value >= least && value <= most
            ? value
            : throw new InvalidSystematicTestException($"{name} is '{text}'. Set it to a whole number from {least} to {most}, or unset it.");

    private static string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
