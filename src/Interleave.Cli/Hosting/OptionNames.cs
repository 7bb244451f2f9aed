namespace Interleave.Cli.Hosting;

/// <summary>The words that stand for the values of options, on the command line and in reports.</summary>
internal static class OptionNames
{
    internal static IReadOnlyDictionary<string, MemoryModel> MemoryModels { get; } = new Dictionary<string, MemoryModel>(StringComparer.OrdinalIgnoreCase)
    {
        ["sc"] = MemoryModel.SequentiallyConsistent,
        ["tso"] = MemoryModel.Tso,
        ["dotnet"] = MemoryModel.DotNet,
    };

    internal static IReadOnlyDictionary<string, TimeMode> TimeModes { get; } = new Dictionary<string, TimeMode>(StringComparer.OrdinalIgnoreCase)
    {
        ["virtual"] = TimeMode.Virtual,
        ["nondeterministic"] = TimeMode.Nondeterministic,
    };

    internal static string Of(MemoryModel model) => MemoryModels.First(m => m.Value == model).Key;

    internal static string Of(TimeMode mode) => TimeModes.First(m => m.Value == mode).Key;
}
