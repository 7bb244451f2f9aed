using Benchmarks;
using Spectre.Console;

// Each benchmark measures its peer in the same run and prints a ratio: this machine is noisy, a figure alone says little.
// Redirected output has no width of its own.
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
var benchmarks = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["engine"] = EngineBenchmark.Run,
    ["memory"] = MemoryModelBenchmark.Run,
    ["rewriting"] = RewritingBenchmark.Run,
    ["collections"] = CollectionBenchmark.Run,
    ["prediction"] = PredictionBenchmark.Run,
    ["locks"] = LockBenchmark.Run,
    ["jobs"] = JobBenchmark.Run,
    ["crypto"] = CryptoBenchmark.Run,
    ["channel"] = ChannelBenchmark.Run,
    ["checker"] = CheckerBenchmark.Run,
    ["server"] = ServerBenchmark.Run,
    ["targets"] = () => TargetBenchmark.Run(args.ElementAtOrDefault(1) ?? ""),
};

string which = args.Length > 0 ? args[0] : "all";
if (which == "all")
{
    foreach (Action benchmark in benchmarks.Values)
    {
        benchmark();
    }

    return 0;
}

if (benchmarks.TryGetValue(which, out Action? wanted))
{
    wanted();
    return 0;
}

Console.Error.WriteLine($"There is no benchmark '{which}'. Say {string.Join(", ", benchmarks.Keys)} or all.");
return 1;
