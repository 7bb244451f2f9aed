using Benchmarks;
using Spectre.Console;

// Each benchmark measures its peer in the same run and prints a ratio: this machine is noisy, a figure alone says little.
// Redirected output has no width of its own.
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
string which = args.Length > 0 ? args[0] : "all";
switch (which)
{
    case "engine":
        EngineBenchmark.Run();
        return 0;
    case "memory":
        MemoryModelBenchmark.Run();
        return 0;
    case "rewriting":
        RewritingBenchmark.Run();
        return 0;
    case "collections":
        CollectionBenchmark.Run();
        return 0;
    case "prediction":
        PredictionBenchmark.Run();
        return 0;
    case "crypto":
        CryptoBenchmark.Run();
        return 0;
    case "all":
        EngineBenchmark.Run();
        RewritingBenchmark.Run();
        CollectionBenchmark.Run();
        PredictionBenchmark.Run();
        CryptoBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine($"There is no benchmark '{which}'. Say engine, memory, rewriting, collections, prediction, crypto or all.");
        return 1;
}
