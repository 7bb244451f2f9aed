using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>A session of the test's own, for schedulings. Requests are a count; every one is told, as transports do.</summary>
internal sealed class FakeSession(SessionPriority priority, Action handle) : IServerSession
{
    private Action? _arrived;
    private int _requests;
    private int _isDisconnected;
    private int _served;

    public int Ordinal => 0;

    public SessionPriority Priority => priority;

    public ManualResetEventSlim Entered { get; } = new();

    public ManualResetEventSlim Served { get; } = new();

    public void WaitUntilServed(int times) =>
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _served) >= times, TimeSpan.FromSeconds(30)), $"served {_served} of {times}");

    public void Request()
    {
        Interlocked.Increment(ref _requests);
        _arrived!();
    }

    public HandleResult HandleRequest()
    {
        if (Volatile.Read(ref _isDisconnected) != 0)
        {
            return HandleResult.Disconnected;
        }

        if (Volatile.Read(ref _requests) == 0)
        {
            return HandleResult.NotReady;
        }

        Interlocked.Decrement(ref _requests);
        Entered.Set();
        handle();
        Interlocked.Increment(ref _served);
        Served.Set();

        // What a transport tells after a response when one more request is there.
        if (Volatile.Read(ref _requests) != 0)
        {
            _arrived!();
        }

        return HandleResult.Handled;
    }

    public void WaitForRequest() => throw new NotSupportedException();

    public void OnArrival(Action arrived) => _arrived = arrived;

    public void Disconnect()
    {
        Volatile.Write(ref _isDisconnected, 1);
        _arrived!();
    }
}
