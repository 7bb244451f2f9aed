using Hsm.Abstractions;

namespace Hsm;

/// <summary>Gives records to an engine, a batch in one call where it takes that, and waits for them.</summary>
/// <param name="engine">The engine.</param>
/// <param name="algorithm">What it is asked about.</param>
internal sealed class EngineRecordRunner(IAcceleratorEngine engine, CryptoAlgorithm algorithm) : IRecordRunner
{
    private readonly WakeSignal _done = new();

    /// <inheritdoc/>
    public bool TakesBatch(RecordOperation sample) => engine.TakesPipelines(algorithm);

    /// <inheritdoc/>
    public bool Run(ArraySegment<RecordOperation> operations)
    {
        if (OperationRunner.TrySubmit(engine, operations, new AcceleratorCall(_done, _done.Open(), operations.Count)))
        {
            _done.Wait();
        }

        return true;
    }
}
