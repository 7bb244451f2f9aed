namespace Hsm.Cli.Exploring;

/// <summary>Works through a list in several threads at once.</summary>
internal static class Lanes
{
    /// <summary>Gives each place of a list to the next lane that is free; returns when all lanes have ended.</summary>
    /// <param name="lanes">How many, at least 1.</param>
    /// <param name="count">Length of the list.</param>
    /// <param name="work">
    /// Given lane, place, and what tells it to end early: <paramref name="cancellation"/>, or that another lane failed, after which all
    /// else would be done in vain.
    /// </param>
    /// <param name="cancellation">Once it is cancelled no place is given out.</param>
    internal static void Run(int lanes, int count, Action<int, int, CancellationToken> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        int begun = 0;
        Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Factory.StartNew(() => Work(lane), TaskCreationOptions.LongRunning)))
            .GetAwaiter().GetResult();

        void Work(int lane)
        {
            try
            {
                for (int i; !stop.IsCancellationRequested && (i = Interlocked.Increment(ref begun) - 1) < count;)
                {
                    work(lane, i, stop.Token);
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }
}
