using Xunit;

namespace Unit.Corpus;

/// <summary>Buggy programs of tests/Corpus: what is not found is a miss, and what is found must be called by its name.</summary>
public sealed class BuggyProgramTests(CorpusFixture corpus) : IClassFixture<CorpusFixture>
{
    public static TheoryData<string> Programs => [.. CorpusFixture.Programs.Where(p => !p.IsCorrect).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Explore_BuggyProgram_IsFound(string program) => corpus.Check(program);

    /// <summary>Random and portfolio are what people run: they have to find every bug.</summary>
    [Fact]
    public void Marks_OfBuggyPrograms_LetNeitherRandomNorPortfolioMiss() =>
        Assert.DoesNotContain(CorpusFixture.Programs, p => p.MayMiss.Contains("random") || p.MayMiss.Contains("portfolio"));

    [Fact]
    public void Marks_OfAllPrograms_NameStrategiesThatAreRun() =>
        Assert.All(CorpusFixture.Programs.SelectMany(p => p.MayMiss), s => Assert.Contains(s, CorpusRunner.Strategies));

    [Fact]
    public void Corpus_HasAtLeast150Programs_HalfOfThemCorrect()
    {
        int correct = CorpusFixture.Programs.Count(p => p.IsCorrect);
        Assert.True(correct >= 75 && CorpusFixture.Programs.Count - correct >= 75, $"{CorpusFixture.Programs.Count} programs, {correct} correct");
    }
}
