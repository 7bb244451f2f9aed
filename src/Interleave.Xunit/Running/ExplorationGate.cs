namespace Interleave.Xunit.Running;

/// <summary>
/// One exploration at a time in the process, however many test classes xunit runs in parallel: each exploration uses
/// every processor by itself and pins its workers from the first one on, so two at once would share those.
/// </summary>
internal static class ExplorationGate
{
    private static readonly SemaphoreSlim s_turn = new(1, 1);

    /// <summary>Waits for one's turn; disposing the result ends it.</summary>
    internal static async ValueTask<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await s_turn.WaitAsync(cancellation);
        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                s_turn.Release();
            }
        }
    }
}
