using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Works on the records of a session's request: by the engine, pausing the job until a batch is done, in whatever order its
/// records are; by a provider where there is no engine or the session may not use it.
/// </summary>
/// <param name="session">Whose request; holds no lock.</param>
/// <param name="algorithm">What the engine is asked about.</param>
internal sealed class JobRecordRunner(SessionState session, CryptoAlgorithm algorithm) : IRecordRunner
{
    // Decided once for a request, so that its records all go the same way.
    private readonly bool _mayUseEngine = session.Server.Engine is not null && session.Server.Crypto.MayUseEngine(session);

    /// <inheritdoc/>
    public bool TakesBatch(RecordOperation sample) => EngineFor(sample)?.TakesPipelines(algorithm) ?? false;

    /// <inheritdoc/>
    public bool Run(ArraySegment<RecordOperation> operations)
    {
        if (EngineFor(operations[0]) is { } engine)
        {
            if (OperationRunner.MustPause(session, engine, operations))
            {
                return false;
            }

            if (operations[0].Status != HsmStatus.Locked)
            {
                return true;
            }

            // The queue is full. The numbers are taken, so the records are made all the same, here.
        }

        foreach (var operation in operations)
        {
            operation.Complete(session.Server.Crypto.Execute(session, operation));
        }

        return true;
    }

    private IAcceleratorEngine? EngineFor(RecordOperation sample) =>
        _mayUseEngine && sample.IsSupportedBy(session.Server.Engine!.Device) ? session.Server.Engine : null;
}
