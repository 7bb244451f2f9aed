namespace Hsm.Exploration;

/// <summary>
/// P7. The wait context goes with its session, but whoever completes an operation still has it and calls back into it
/// (OpenSSL, ASYNC_WAIT_CTX_free before the engine's completion).
/// </summary>
internal sealed class FreedWakeSignal : WakeSignal
{
    /// <inheritdoc/>
    public override void Close()
    {
        // The completion is not told.
    }
}
