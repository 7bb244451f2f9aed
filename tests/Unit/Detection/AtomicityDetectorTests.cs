using Interleave.Detection;
using Interleave.Runtime;
using Xunit;

namespace Unit.Detection;

public class AtomicityDetectorTests
{
    private const int X = 1;
    private const int Y = 2;

    [Fact]
    public void ReadOtherWritesWrite_IsAViolation()
    {
        AtomicityViolation violation = Assert.Single(Fold("1( 1rx 2wx 1wx 1)"));
        Assert.Equal((1, 2, 2, 3), (violation.First.Number, violation.Entering.Number, violation.Leaving.Number, violation.Last.Number));
    }

    [Theory]
    [InlineData("1( 1wx 2rx 1wx 1)", "another reads a half-done state")]
    [InlineData("1( 1rx 2wx 1rx 1)", "two reads differ")]
    [InlineData("1( 1rx 2wx 2wy 1ry 1)", "through another location, in the other's order")]
    [InlineData("1( 1rx 2wx 2wy 3ry 3wz 1rz 1)", "through a third thread")]
    [InlineData("1( 2( 1wx 2wy 1ry 2rx 1) 2)", "two regions, neither before the other")]
    [InlineData("1( 2( 2wy 1wx 2rx 1ry 1) 2)", "each saw the other's beginning")]
    public void NoOrderOfWholeRegions_IsAViolation(string trace, string why) => Assert.True(Fold(trace).Count > 0, why);

    [Theory]
    [InlineData("1( 1rx 2rx 1rx 1)", "reads do not conflict")]
    [InlineData("1( 1rx 2wy 1wx 1)", "another location")]
    [InlineData("1( 1rx 1) 2wx 1( 1wx 1)", "between two regions")]
    [InlineData("2wx 1( 1rx 1wx 1) 2rx", "before and after")]
    [InlineData("1( 1rx 2wx 1ry 1)", "the other goes after, as a whole")]
    [InlineData("1( 2wx 1rx 1wy 1) 2ry", "the other goes before, then after")]
    [InlineData("1( 1wx 2ry 2rx 1wz 1) 2rz", "what the other does first goes before, the rest after")]
    [InlineData("1( 2wy 1ry 2rz 1wz 1)", "the other's steps go before the region or between, one way only")]
    [InlineData("1( 1rx 1) 2( 2rx 2wx 2) 1( 1wx 1)", "region after region")]
    [InlineData("1( 2( 1wx 1wy 2rx 2ry 1) 2)", "overlapping, but one sees all of the other")]
    [InlineData("1rx 2wx 1wx", "no region at all")]
    public void SomeOrderOfWholeRegions_IsNone(string trace, string why) => Assert.True(Fold(trace).Count == 0, why);

    [Fact]
    public void ManySingleStepsAround_AreNeverMergedIntoACircle()
    {
        // Thread 2's first step is before the region, its second after: as one node they would close a circle.
        Assert.Empty(Fold("3( 1( 2wy 1ry 1wx 1) 2rx 3)"));
    }

    /// <summary>Folds words such as <c>1rx</c>: thread 1 reads x; <c>1(</c> and <c>1)</c> are the ends of a region.</summary>
    private static IReadOnlyList<AtomicityViolation> Fold(string trace)
    {
        var detector = new AtomicityDetector();
        detector.Reset();
        string[] words = trace.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            AccessKind kind = word[1] switch
            {
                '(' => AccessKind.RegionBegin,
                ')' => AccessKind.RegionEnd,
                'r' => AccessKind.Read,
                _ => AccessKind.Write,
            };
            bool isAccess = word.Length > 2;
            int resource = !isAccess ? 100 + word[0] : word[2] switch { 'x' => X, 'y' => Y, _ => 3 };
            detector.OnEvent(new AccessEvent { Number = i, Thread = word[0] - '0', Kind = kind, Resource = resource, Site = i, IsPlainMemory = isAccess });
        }

        return detector.Violations;
    }
}
