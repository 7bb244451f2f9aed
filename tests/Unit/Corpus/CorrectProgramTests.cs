using Xunit;

namespace Unit.Corpus;

/// <summary>Correct programs of tests/Corpus: whatever the tester says against one is a false alarm.</summary>
public sealed class CorrectProgramTests(CorpusFixture corpus) : IClassFixture<CorpusFixture>
{
    public static TheoryData<string> Programs => [.. CorpusFixture.Programs.Where(p => p.IsCorrect).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Explore_CorrectProgram_FindsNothing(string program) => corpus.Check(program);
}
