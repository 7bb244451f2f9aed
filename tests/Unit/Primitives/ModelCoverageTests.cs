using Xunit;

namespace Unit.Primitives;

/// <summary>Types of which every public member has a counterpart; Coverage has the rest.</summary>
public sealed class ModelCoverageTests
{
    [Theory]
    [InlineData(typeof(System.Diagnostics.Stopwatch))]
    [InlineData(typeof(Interlocked))]
    [InlineData(typeof(Volatile))]
    [InlineData(typeof(ReaderWriterLockSlim))]
    [InlineData(typeof(System.Threading.Channels.Channel))]
    [InlineData(typeof(System.Threading.Channels.ChannelReader<>))]
    [InlineData(typeof(System.Threading.Channels.ChannelWriter<>))]
    [InlineData(typeof(System.Collections.Concurrent.BlockingCollection<>))]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentBag<>))]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentDictionary<,>))]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentDictionary<,>.AlternateLookup<>))]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentQueue<>))]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentStack<>))]
    [InlineData(typeof(System.Collections.Concurrent.IProducerConsumerCollection<>))]
    [InlineData(typeof(System.Collections.Immutable.ImmutableInterlocked))]
    [InlineData(typeof(PeriodicTimer))]
    [InlineData(typeof(LazyInitializer))]
    [InlineData(typeof(ThreadLocal<>))]
    [InlineData(typeof(Barrier))]
    [InlineData(typeof(ParallelLoopState))]
    [InlineData(typeof(RegisteredWaitHandle))]
    [InlineData(typeof(Task))]
    [InlineData(typeof(Task<>))]
    [InlineData(typeof(TaskFactory))]
    [InlineData(typeof(TaskFactory<>))]
    public void Models_OfTheseTypes_AreComplete(Type modelled) =>
        Assert.Empty(ModelCoverage.Missing(modelled, ModelCoverage.Models.Single(m => m.Modelled == modelled).Model));

    [Fact]
    public void Replacements_EveryPublicMember_IsThere() =>
        Assert.Equal(
            ["HashCode.Equals/1", "HashCode.GetHashCode/0"],
            ModelCoverage.Replacements.SelectMany(m => ModelCoverage.MissingInReplacement(m.Replaced, m.By)).Order(StringComparer.Ordinal));
}
