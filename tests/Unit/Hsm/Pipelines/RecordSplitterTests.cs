using FsCheck;
using FsCheck.Fluent;
using Hsm;
using Xunit;

namespace Unit.Hsm;

public sealed class RecordSplitterTests
{
    public static TheoryData<int, int, int[][]> WorkedValues => new()
    {
        { 4, 4001, [[1334, 1334, 1333]] },
        { 4, 7000, [[1750, 1750, 1750, 1750]] },
        { 4, 9000, [[2000, 2000, 2000, 2000], [1000]] },
        { 2, 5000, [[2000, 2000], [1000]] },
        { 4, 0, [[0]] },
        { 4, 1, [[1]] },
        { 4, 2000, [[2000]] },
        { 4, 2001, [[1001, 1000]] },
        { 1, 4001, [[2000], [2000], [1]] },
    };

    [Theory]
    [MemberData(nameof(WorkedValues))]
    public void NextBatch_WorkedValues_SplitAsOpenSslDoes(int maxPipelines, int length, int[][] expected) =>
        Assert.Equal(expected, Batches(new RecordSplitter(maxPipelines, 2000), length));

    [Fact]
    public void NextBatch_AnySizes_LosesNothingAndKeepsTheLimits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(
            (from pipes in Gen.Choose(1, 32)
             from split in Gen.Choose(1, 16384)
             from length in Gen.Choose(0, 600_000)
             select (pipes, split, length)).ToArbitrary(),
            one =>
            {
                var batches = Batches(new RecordSplitter(one.pipes, one.split), one.length);
                return batches.Sum(batch => batch.Sum()) == one.length
                    && batches.All(batch => batch.Length <= one.pipes && batch.Max() <= one.split && batch.Max() - batch.Min() <= 1)
                    && batches.All(batch => one.length == 0 || batch.Min() > 0)
                    && batches.SkipLast(1).All(batch => batch.Length == one.pipes && batch.All(length => length == one.split));
            }));

    [Theory]
    [InlineData(0, 512, 512)]
    [InlineData(33, 512, 512)]
    [InlineData(1, 513, 512)]
    [InlineData(1, 0, 512)]
    [InlineData(1, 100, 511)]
    [InlineData(1, 100, 16385)]
    public void Options_OutOfRange_AreRefused(int pipelines, int split, int fragment) => Assert.Throws<ArgumentException>(() =>
        new RecordPipelineOptions { MaxPipelines = pipelines, SplitFragmentBytes = split, MaxFragmentBytes = fragment }.Validate());

    private static int[][] Batches(RecordSplitter splitter, int length)
    {
        var batches = new List<int[]>();
        do
        {
            var batch = splitter.NextBatch(length);
            batches.Add(batch);
            length -= batch.Sum();
        }
        while (length > 0);
        return [.. batches];
    }
}
