using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A request of two batches is sealed, then opened again, while an engine of two lanes works on the records. Telling: the
/// records leave in order with the bytes of one after the other, each nonce is used once, nothing of a batch is seen before
/// all of it is done.
/// </summary>
internal sealed class RecordPipelineScenario : Scenario
{
    private const int SplitBytes = 4;

    private static readonly byte[] s_plaintext = [0xA0, 0xA1, 0xA2, 0xA3, 0xB0, 0xB1, 0xB2, 0xB3, 0xC0, 0xC1];

    /// <inheritdoc/>
    public override string Name => "record-pipeline";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["both", "asynchronous", "pipelined", "neither"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var script = new TransferScript();
        var planted = mutant with { Server = right => mutant.Server(right) with { Echo = new TransferHandler(script) } };
        using var world = new JobWorld(planted, takesPipelines: configuration is "both" or "pipelined");
        var aead = new ProbedRecordAead(new AesGcmRecordAead(Bytes.Repeat(0x22, 16).Span, Bytes.Repeat(0x33, 12).Span));
        var pipeline = new RecordPipeline(
            new RecordPipelineOptions { MaxPipelines = 2, SplitFragmentBytes = SplitBytes },
            aead,
            world.Components.Jobs.CreateBuffers());
        script.MayPause = configuration is "both" or "asynchronous";
        var client = world.Server.OpenAsyncSession();

        var records = new RecordCollector(aead);
        script.Transfer = pipeline.Seal(s_plaintext, records);
        new JobLoop(world.Dispatcher).Run(new JobClient(client, JobWorld.Echo(1)));
        Require(records.Bytes.AsSpan().SequenceEqual(RecordReference.Seal(s_plaintext)), "Bytes equal those of one record after the other");

        var opened = new RecordCollector(aead);
        script.Transfer = pipeline.Open(records.Bytes, opened);
        new JobLoop(world.Dispatcher).Run(new JobClient(client, JobWorld.Echo(2)));
        Require(opened.Bytes.AsSpan().SequenceEqual(s_plaintext), "A request that was sealed opens to itself");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new HsmInvariantException(rule + ".");
        }
    }
}
