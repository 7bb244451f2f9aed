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

    /// <summary>The budget that overrides every test's; null when not set.</summary>
    internal static long? Schedules => (long?)Number(SchedulesName, 1, long.MaxValue);

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
