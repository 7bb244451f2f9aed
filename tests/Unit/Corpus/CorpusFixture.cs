using System.Reflection;
using Xunit;

namespace Unit.Corpus;

/// <summary>One copy of the rewritten corpus for a class of tests; says at the end what was run.</summary>
public sealed class CorpusFixture : IDisposable
{
    private readonly string _path = PathOfCorpus();

    public CorpusFixture() => Runner = new CorpusRunner(_path);

    internal static IReadOnlyList<CorpusProgram> Programs { get; } = CorpusProgram.All(PathOfCorpus());

    internal CorpusRunner Runner { get; }

    /// <summary>Runs a program by every strategy; skips it when it waits for a model.</summary>
    internal void Check(string name)
    {
        CorpusProgram program = Programs.Single(p => p.Name == name);
        if (program.Missing is { } missing)
        {
            string? uncontrolled = Runner.Run(program, "random").Uncontrolled;
            Assert.True(uncontrolled is not null, $"{name} runs under control now: take its [Pending(\"{missing}\")] off.");
            Assert.Skip($"waits for a model of {missing}: {uncontrolled.Split('\n')[0]}");
        }

        IReadOnlyList<string> wrong = Runner.Judge(program);
        Assert.True(wrong.Count == 0, $"{name} ({(program.IsCorrect ? "correct" : "buggy: " + string.Join(" or ", program.Kinds))})\n  {string.Join("\n  ", wrong)}");
    }

    public void Dispose() => Console.WriteLine($"Corpus: {Runner.Totals}");

    private static string PathOfCorpus() => typeof(CorpusFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Built:Corpus").Value!;
}
