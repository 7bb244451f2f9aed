namespace Hsm;

/// <summary>Keeps a dispatcher's job from pausing until disposed: what would pause waits instead. They nest.</summary>
/// <param name="dispatcher">Whose; null: there is no job, and nothing to block.</param>
internal readonly struct PauseBlock(AsyncJobDispatcher? dispatcher) : IDisposable
{
    /// <summary>Ends the block. Once.</summary>
    public void Dispose() => dispatcher?.Unblock();
}
