using Benchmarks;

// Each benchmark measures its peer in the same run and prints a ratio: this machine is noisy, a figure alone says little.
// Each prints its rows as it goes, and ends within two minutes.
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
    ["server"] = () => ServerBenchmark.Run(args.ElementAtOrDefault(1) ?? ""),
    ["checker"] = CheckerBenchmark.Run,
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
