using Hsm.Abstractions;

namespace Hsm;

/// <summary>A request that waits for records of a pipeline.</summary>
/// <param name="transfer">What is transferred.</param>
/// <param name="runner">Who works on the records.</param>
/// <param name="finish">Makes the answer of how the transfer ended.</param>
internal sealed class PausedTransfer(RecordTransfer transfer, JobRecordRunner runner, Func<HsmStatus, HsmResponse> finish) : PausedWork
{
    /// <summary>Carries a transfer out as the request of a job.</summary>
    /// <param name="session">Who asks; holds no lock.</param>
    /// <param name="transfer">Fresh.</param>
    /// <param name="finish">Makes the answer of how it ended.</param>
    /// <returns>The answer, or the pause until a batch is done.</returns>
    public static JobStep Begin(SessionState session, RecordTransfer transfer, Func<HsmStatus, HsmResponse> finish) =>
        new PausedTransfer(transfer, new JobRecordRunner(session, transfer.Algorithm), finish).Resume(session);

    /// <inheritdoc/>
    public override JobStep Resume(SessionState session) =>
        transfer.Advance(runner) ? JobStep.Done(finish(transfer.Status)) : JobStep.Pause(this);

    /// <inheritdoc/>
    public override void Abandon()
    {
        // Records hold no keys of their own, and nothing of them was emitted.
    }
}
