using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.IAsyncDisposable.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="IAsyncDisposable.DisposeAsync"/>: an <c>await using</c> statement calls the interface, which would
/// pass by the model of the timer.
/// </summary>
[ModelOf(typeof(IAsyncDisposable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AsyncDisposableModel
{
    public static ValueTask DisposeAsync(IAsyncDisposable disposable) =>
        disposable is Timer timer ? TimerModel.DisposeAsync(timer) : disposable.DisposeAsync();
}
