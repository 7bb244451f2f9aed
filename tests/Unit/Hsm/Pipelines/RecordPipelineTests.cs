using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

public sealed class RecordPipelineTests
{
    private static readonly byte[] s_key = Bytes.Repeat(0x51, 16).ToArray();
    private static readonly byte[] s_iv = Bytes.Repeat(0x1C, 12).ToArray();
    private static readonly byte[] s_data = [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 7))];

    public static TheoryData<string> Ways => ["neither", "one by one", "pipelined", "asynchronous", "asynchronous, last given first", "both", "both, last given first"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Seal_AnyWay_GivesTheBytesOfOneRecordAfterTheOther(string way)
    {
        var expected = Seal("neither", s_data);
        Assert.Equal(5, expected.Count);
        Assert.Equal(expected, Seal(way, s_data));
        Assert.Equal(Seal("neither", []), Seal(way, []));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Open_AnyWay_GivesTheRequestBack(string way)
    {
        byte[] buffered = [.. Seal("neither", s_data).SelectMany(record => record)];
        var opened = Run(way, (pipeline, sink) => pipeline.Open(buffered, sink));
        Assert.Equal(s_data, opened.SelectMany(part => part));
    }

    [Fact]
    public void Open_RecordThatIsNotWhollyThere_StaysForTheNextTime()
    {
        byte[] buffered = [.. Seal("neither", s_data).SelectMany(record => record)];
        var pipeline = Create(4);
        var sink = new Sink();
        var runner = new ProviderRecordRunner(new SoftwareCryptoModel());
        var first = pipeline.Open(buffered.AsMemory(0, buffered.Length - 1), sink);
        Assert.True(first.Advance(runner));
        Assert.Equal(8000, sink.Parts.Sum(part => part.Length));
        Assert.True(pipeline.Open(buffered.AsMemory(first.ConsumedBytes), sink).Advance(runner));
        Assert.Equal(s_data, sink.Parts.SelectMany(part => part));
    }

    [Fact]
    public void Open_OneOfABatchIsForged_NothingOfTheBatchIsSeenAndTheDirectionIsBroken()
    {
        byte[] buffered = [.. Seal("neither", s_data).SelectMany(record => record)];
        buffered[^1500] ^= 1;
        buffered[(3 * 2018) + 100] ^= 1;
        var pipeline = Create(4);
        var sink = new Sink();
        var runner = new ProviderRecordRunner(new SoftwareCryptoModel());
        var transfer = pipeline.Open(buffered, sink);
        Assert.True(transfer.Advance(runner));
        Assert.Equal(HsmStatus.AesGcmAuth, transfer.Status);
        Assert.Empty(sink.Parts);

        var later = pipeline.Open(buffered, sink);
        Assert.True(later.Advance(runner));
        Assert.Equal(HsmStatus.Aborted, later.Status);
        Assert.Equal(HsmStatus.Ok, Finish(pipeline.Seal(s_data, sink), runner));
    }

    [Fact]
    public void Open_LengthThatNoRecordHas_EndsAfterWhatCameBefore()
    {
        byte[] buffered = [.. Seal("neither", s_data.AsSpan(0, 2000).ToArray()).SelectMany(record => record), 0, 3, 1, 2, 3];
        var sink = new Sink();
        Assert.Equal(HsmStatus.BadArgs, Finish(Create(4).Open(buffered, sink), new ProviderRecordRunner(new SoftwareCryptoModel())));
        Assert.Equal(s_data.AsSpan(0, 2000).ToArray(), Assert.Single(sink.Parts));
    }

    [Fact]
    public void Seal_RealAccelerator_EqualsSoftware()
    {
        using var engine = new AcceleratorEngine(() => new SystemAccelerator(), new AcceleratorEngineOptions { LaneCount = 3 });
        var sink = new Sink();
        Assert.Equal(HsmStatus.Ok, Finish(Create(8).Seal(s_data, sink), new EngineRecordRunner(engine, CryptoAlgorithm.AesGcm)));
        var software = new Sink();
        Assert.Equal(HsmStatus.Ok, Finish(Create(8).Seal(s_data, software), new ProviderRecordRunner(new SoftwareCrypto())));
        Assert.Equal(software.Parts, sink.Parts);
    }

    [Theory]
    [InlineData(true, new[] { 4, 1 })]
    [InlineData(false, new[] { 1, 1, 1, 1, 1 })]
    public void Seal_AcceleratorTakesPipelinesOrNot_IsGivenBatchesOrSingleRecords(bool takesPipelines, int[] calls)
    {
        using var engine = new ManualEngine(takesPipelines);
        using var rig = new JobRig(engine);
        var sink = new Sink();
        rig.Transfer = Create(4).Seal(s_data, sink);

        var result = rig.Session.Begin(JobRig.Request, rig.Dispatcher);
        while (result.Outcome == JobOutcome.Paused)
        {
            var before = sink.Parts.Count;
            while (engine.QueuedCount > 0)
            {
                Assert.Equal(before, sink.Parts.Count);
                engine.Complete(engine.QueuedCount - 1);
            }

            result = rig.Session.Resume(result.Handle, JobRig.Request, rig.Dispatcher);
        }

        Assert.Equal(JobOutcome.Finished, result.Outcome);
        Assert.Equal(calls, engine.Calls);
        Assert.Equal(Seal("neither", s_data), sink.Parts);
    }

    [Fact]
    public void Seal_AcceleratorFailsOneRecord_NothingOfTheBatchLeaves()
    {
        using var engine = new ManualEngine();
        using var rig = new JobRig(engine);
        var sink = new Sink();
        rig.Transfer = Create(4).Seal(s_data, sink);
        var result = rig.Session.Begin(JobRig.Request, rig.Dispatcher);
        engine.Complete();
        engine.Fail();
        engine.Complete();
        engine.Complete();
        result = rig.Session.Resume(result.Handle, JobRig.Request, rig.Dispatcher);
        Assert.Equal(HsmStatus.Aborted, result.Response!.Status);
        Assert.Empty(sink.Parts);
    }

    [Fact]
    public void Seal_QueueIsFull_RecordsAreMadeBySoftware()
    {
        using var engine = new ManualEngine(queueLength: 3);
        using var rig = new JobRig(engine);
        var sink = new Sink();
        rig.Transfer = Create(4).Seal(s_data.AsMemory(0, 8000), sink);
        Assert.Equal(JobOutcome.Finished, rig.Session.Begin(JobRig.Request, rig.Dispatcher).Outcome);
        Assert.Equal(Seal("neither", s_data.AsSpan(0, 8000).ToArray()), sink.Parts);
    }

    private static List<byte[]> Seal(string way, byte[] data) => Run(way, (pipeline, sink) => pipeline.Seal(data, sink));

    private static List<byte[]> Run(string way, Func<RecordPipeline, IRecordSink, RecordTransfer> begin)
    {
        var sink = new Sink();
        var pipelines = way is "pipelined" || way.StartsWith("both", StringComparison.Ordinal) ? 4 : 1;
        var transfer = begin(Create(pipelines), sink);
        using var engine = new AcceleratorEngineModel(new SoftwareCryptoModel(), new AcceleratorEngineModelOptions
        {
            LaneCount = 8,
            Order = way.EndsWith("first", StringComparison.Ordinal) ? CompletionOrder.LastGiven : CompletionOrder.Seeded,
            PipelinedAlgorithms = way == "one by one" ? [] : [CryptoAlgorithm.AesGcm],
        });
        switch (way)
        {
            case "neither":
                Assert.Equal(HsmStatus.Ok, Finish(transfer, new ProviderRecordRunner(new SoftwareCryptoModel())));
                break;
            case "pipelined" or "one by one":
                Assert.Equal(HsmStatus.Ok, Finish(transfer, new EngineRecordRunner(engine, CryptoAlgorithm.AesGcm)));
                break;
            default:
                using (var rig = new JobRig(engine) { Transfer = transfer })
                {
                    Assert.Equal(HsmStatus.Ok, rig.Carry().Status);
                }

                break;
        }

        return sink.Parts;
    }

    private static HsmStatus Finish(RecordTransfer transfer, IRecordRunner runner)
    {
        Assert.True(transfer.Advance(runner));
        return transfer.Status;
    }

    private static RecordPipeline Create(int maxPipelines) => new(
        new RecordPipelineOptions { MaxPipelines = maxPipelines, SplitFragmentBytes = 2000, MaxFragmentBytes = 4000 },
        new AesGcmRecordAead(s_key, s_iv));

    private sealed class Sink : IRecordSink
    {
        public List<byte[]> Parts { get; } = [];

        public void Emit(ulong sequence, ReadOnlyMemory<byte> output)
        {
            Assert.Equal((ulong)Parts.Count, sequence);
            Parts.Add(output.ToArray());
        }
    }
}
