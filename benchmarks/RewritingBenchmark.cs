using System.Diagnostics;
using Interleave.Rewriting;

namespace Benchmarks;

/// <summary>Time to rewrite real assemblies, beside reading and writing them unchanged with the same library.</summary>
internal static class RewritingBenchmark
{
    private static readonly string[] s_assemblies =
        ["BouncyCastle.Crypto", "Newtonsoft.Json", "FsCheck", "FSharp.Core", "Spectre.Console", "System.CommandLine", "Mono.Cecil", "Interleave.Rewriting", "Benchmarks"];

    public static void Run()
    {
        Rows table = new Rows().Title("Rewriting (best of 3; peer: Mono.Cecil reads and writes the assembly unchanged)")
            .AddColumns("assembly", "KiB", "sites", "rewrite ms", "unchanged ms", "ratio", "KiB after", "size ratio");
        foreach (string name in s_assemblies)
        {
            string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
            byte[] image = File.ReadAllBytes(path);
            double unchanged = Enumerable.Range(0, 3).Min(_ => Time(() => Unchanged(image)));
            RewrittenAssembly? last = null;
            double rewritten = Enumerable.Range(0, 3).Min(_ => Time(() => last = Rewritten(image)));
            int after = last!.ImageBytes.Length;
            table.AddRow(
                name,
                $"{image.Length / 1024}",
                $"{last.Sites.Count:N0}",
                $"{rewritten:F0}",
                $"{unchanged:F0}",
                $"{rewritten / unchanged:F1}",
                $"{after / 1024}",
                $"{(double)after / image.Length:F2}");
        }
    }

    private static void Unchanged(byte[] image)
    {
        using var module = Mono.Cecil.ModuleDefinition.ReadModule(new MemoryStream(image));
        using var output = new MemoryStream();
        module.Write(output);
    }

    private static RewrittenAssembly Rewritten(byte[] image)
    {
        using var rewriter = new AssemblyRewriter(new RewriterOptions(), static name => Path.Combine(AppContext.BaseDirectory, name + ".dll") is var path && File.Exists(path) ? path : null);
        return rewriter.Rewrite(image, symbols: null);
    }

    private static double Time(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
