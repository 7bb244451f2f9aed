namespace Hsm.Exploration;

/// <summary>P5. Starts a job within another: two run at once on one dispatcher (OpenSSL, nested ASYNC_start_job).</summary>
internal sealed class OpenDispatcherGate : DispatcherGate
{
    /// <inheritdoc/>
    public override bool TryEnter() => true;

    /// <inheritdoc/>
    public override void Leave()
    {
        // Nobody is kept out.
    }
}
