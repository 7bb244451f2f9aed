namespace Hsm.Exploration;

/// <summary>P6. Ends the session and forgets its paused job, which stays paused for ever (OpenSSL, SSL_free while paused).</summary>
internal sealed class LeakyTeardown : JobTeardown
{
    /// <inheritdoc/>
    public override void Cancel(AsyncJob job)
    {
        // Nobody knows the job any more.
    }
}
