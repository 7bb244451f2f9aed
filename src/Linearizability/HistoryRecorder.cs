namespace Linearizability;

/// <summary>Records calls and returns of many threads into a <see cref="History{TInput, TOutput}"/>.</summary>
/// <typeparam name="TInput">What callers ask for.</typeparam>
/// <typeparam name="TOutput">What comes back.</typeparam>
/// <remarks>
/// Lock-free: a call costs one allocation, one interlocked increment and one compare-and-swap; a return one
/// interlocked increment. No thread ever waits for another, so a recorder adds no blocking to the program it
/// watches. Its clock counts events, so the order of stamps is an order that really happened.
/// </remarks>
public sealed class HistoryRecorder<TInput, TOutput>
{
    private RecordedCall<TInput, TOutput>? _newest;
    private long _clock;

    /// <summary>Records that <paramref name="client"/> is about to make a call. Safe from any thread.</summary>
    /// <param name="client">The caller's label.</param>
    /// <param name="input">What it asks for. Not copied: hand over something that nobody changes afterwards.</param>
    /// <returns>The call; report its end with <see cref="RecordedCall{TInput, TOutput}.Return"/>, or never.</returns>
    public RecordedCall<TInput, TOutput> Call(int client, TInput input)
    {
        var call = new RecordedCall<TInput, TOutput>(this, client, input);
        RecordedCall<TInput, TOutput>? newest = Volatile.Read(ref _newest);
        while (true)
        {
            call.Older = newest;
            RecordedCall<TInput, TOutput>? found = Interlocked.CompareExchange(ref _newest, call, newest);
            if (ReferenceEquals(found, newest))
            {
                break;
            }

            newest = found;
        }

        // Last, so that the interval recorded is as short as can be and still covers the real one.
        call.StampCall(NextTime());
        return call;
    }

    /// <summary>What has been recorded so far; calls that have not returned are pending in it.</summary>
    /// <returns>A history. Safe while threads still record: a return not yet seen only makes its operation pending.</returns>
    public History<TInput, TOutput> ToHistory() => From(Volatile.Read(ref _newest));

    /// <summary>
    /// What has been recorded since the last round, and forgets it. To be taken while no call is under way: one that is stays
    /// pending in its round, and a return that comes later is never seen.
    /// </summary>
    /// <returns>A history for <see cref="RoundChecker{TState, TInput, TOutput}"/>.</returns>
    public History<TInput, TOutput> TakeRound() => From(Interlocked.Exchange(ref _newest, null));

    private static History<TInput, TOutput> From(RecordedCall<TInput, TOutput>? newest)
    {
        var operations = new List<Operation<TInput, TOutput>>();
        for (RecordedCall<TInput, TOutput>? call = newest; call is not null; call = call.Older)
        {
            if (call.TryGetOperation(out Operation<TInput, TOutput> operation))
            {
                operations.Add(operation);
            }
        }

        return new History<TInput, TOutput>(operations);
    }

    internal long NextTime() => Interlocked.Increment(ref _clock);
}
