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

    /// <summary>Runs a program by every strategy; skips it when it waits for something.</summary>
    internal void Check(string name)
    {
        CorpusProgram program = Programs.Single(p => p.Name == name);
        IReadOnlyList<string> wrong = Runner.Judge(program);
        if (wrong.Count > 0 && program.Missing is { } missing)
        {
            Assert.Skip($"waits for {missing}: {wrong[0].Split('\n')[0]}");
        }

        Assert.True(wrong.Count == 0, $"{name} ({(program.IsCorrect ? "correct" : "buggy: " + string.Join(" or ", program.Kinds))})\n  {string.Join("\n  ", wrong)}");
    }

    public void Dispose() => TestContext.Current.SendDiagnosticMessage($"Corpus: {Runner.Totals}");

    private static string PathOfCorpus() => typeof(CorpusFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Built:Corpus").Value!;
}
