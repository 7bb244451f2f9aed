using System.Reflection;
using Interleave.Xunit.Reporting;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>How one systematic test is to run: its attribute, overridden by the environment.</summary>
/// <param name="Options">How to explore it.</param>
/// <param name="ReplayFile">Absolute path of the schedule to replay instead; null for none.</param>
/// <param name="IsReplayOfAll">True when the environment asked for the replay: tests the file is not of are skipped.</param>
internal sealed record RunSettings(ExplorationOptions Options, string? ReplayFile, bool IsReplayOfAll)
{
    internal static RunSettings Of(IXunitTest test)
    {
        // The attribute stands on the original method; only the copy is ever run.
        SystematicTestAttribute attribute = test.TestMethod.Method.GetCustomAttribute<SystematicTestAttribute>()!;
        var options = new ExplorationOptions
        {
            Schedules = InterleaveEnvironment.Schedules(attribute.Schedules),
            Seed = InterleaveEnvironment.Seed ?? attribute.Seed,
            Strategy = attribute.Strategy,
            MaxSteps = attribute.MaxSteps,
            Memory = attribute.Memory,
            MemoryModel = attribute.MemoryModel,
            Races = attribute.Races,
            Predict = attribute.Predict,
            Time = attribute.Time,
            StarvationBound = attribute.StarvationBound,
            Workers = InterleaveEnvironment.Workers ?? (attribute.Workers == 0 ? Environment.ProcessorCount : attribute.Workers),
            TimeLimit = attribute.TimeLimitSeconds > 0 ? TimeSpan.FromSeconds(attribute.TimeLimitSeconds) : null,
        };
        return InterleaveEnvironment.Replay is { } everywhere
            ? new RunSettings(options, Locate(everywhere, test, attribute), IsReplayOfAll: true)
            : new RunSettings(options, attribute.Replay is { } file ? Locate(file, test, attribute) : null, IsReplayOfAll: false);
    }

    private static string Locate(string file, IXunitTest test, SystematicTestAttribute attribute)
    {
        string?[] folders =
        [
            Environment.CurrentDirectory,
            Path.GetDirectoryName(test.TestMethod.TestClass.Class.Assembly.Location),
            Path.GetDirectoryName(attribute.SourceFilePath),
        ];
        string[] candidates = [.. folders.OfType<string>().Select(f => Path.GetFullPath(Path.Combine(f, file))).Distinct(StringComparer.Ordinal)];
        return candidates.FirstOrDefault(File.Exists) ?? throw new InvalidSystematicTestException(
            $"The schedule file to replay was not found. Looked for {string.Join(", ", candidates)}. Give its absolute path.");
    }
}
