namespace Linearizability;

/// <summary>A call that a <see cref="HistoryRecorder{TInput, TOutput}"/> has recorded and whose return it awaits.</summary>
/// <typeparam name="TInput">What the caller asked for.</typeparam>
/// <typeparam name="TOutput">What comes back.</typeparam>
public sealed class RecordedCall<TInput, TOutput>
{
    private const long NotStamped = 0;

    private readonly HistoryRecorder<TInput, TOutput> _recorder;
    private readonly int _client;
    private readonly TInput _input;
    private TOutput? _output;
    private int _returned;
    private long _callTime;

    // Written after _output and read before it, so that whoever sees a time sees the output too.
    private long _returnTime;

    internal RecordedCall(HistoryRecorder<TInput, TOutput> recorder, int client, TInput input)
    {
        _recorder = recorder;
        _client = client;
        _input = input;
    }

    internal RecordedCall<TInput, TOutput>? Older { get; set; }

    /// <summary>Records that the call returned <paramref name="output"/>. Safe from any thread, once.</summary>
    /// <param name="output">What came back. Not copied.</param>
    /// <exception cref="InvalidOperationException">The call has returned already; the first return stands.</exception>
    public void Return(TOutput output)
    {
        // The stamp first: the interval recorded must cover the real one and be no longer than need be.
        long time = _recorder.NextTime();
        if (Interlocked.Exchange(ref _returned, 1) != 0)
        {
            throw new InvalidOperationException($"The call ({_input}) has returned already: record one return for each call.");
        }

        _output = output;
        Volatile.Write(ref _returnTime, time);
    }

    internal void StampCall(long time) => Volatile.Write(ref _callTime, time);

    /// <summary>False while <see cref="HistoryRecorder{TInput, TOutput}.Call"/> still runs: the call has not begun then.</summary>
    internal bool TryGetOperation(out Operation<TInput, TOutput> operation)
    {
        long callTime = Volatile.Read(ref _callTime);
        long returnTime = Volatile.Read(ref _returnTime);
        bool returned = returnTime != NotStamped;
        operation = new Operation<TInput, TOutput>
        {
            Client = _client,
            Input = _input,
            CallTime = callTime,
            Outcome = returned ? Outcomes.Returned(_output!) : default,
            ReturnTime = returned ? returnTime : long.MaxValue,
        };
        return callTime != NotStamped;
    }
}
