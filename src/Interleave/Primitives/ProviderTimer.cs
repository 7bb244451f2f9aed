namespace Interleave.Primitives;

/// <summary>What TimeProvider.System.CreateTimer gives out: a modelled timer behind the interface.</summary>
internal sealed class ProviderTimer(Timer timer) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => TimerModel.Change(timer, dueTime, period);

    public void Dispose() => TimerModel.Dispose(timer);

    public ValueTask DisposeAsync() => TimerModel.DisposeAsync(timer);
}
