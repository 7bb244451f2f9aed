using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="CancellationTokenRegistration"/>.</summary>
[Replaces(typeof(CancellationTokenRegistration))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledCancellationTokenRegistration : IEquatable<ControlledCancellationTokenRegistration>, IDisposable, IAsyncDisposable
{
    private readonly CancellationTokenRegistration _real;
    private readonly CancellationToken _token;
    private readonly CancellationCallback? _callback;

    internal ControlledCancellationTokenRegistration(CancellationCallback callback, CancellationToken token) => (_token, _callback) = (token, callback);

    internal ControlledCancellationTokenRegistration(CancellationTokenRegistration real) => (_real, _token) = (real, real.Token);

    /// <summary>The token it was made on.</summary>
    public CancellationToken Token => _token;

    /// <summary>Whether two are the same registration.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(ControlledCancellationTokenRegistration left, ControlledCancellationTokenRegistration right) => left.Equals(right);

    /// <summary>Whether two are different registrations.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator !=(ControlledCancellationTokenRegistration left, ControlledCancellationTokenRegistration right) => !left.Equals(right);

    /// <summary>Takes the callback out, or waits until it is through when another thread runs it.</summary>
    public void Dispose()
    {
        if (_callback is null)
        {
            _real.Dispose();
        }
        else if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            RaceWithCancel(thread);
            _callback.Dispose(thread);
        }
    }

    /// <summary>As <see cref="Dispose"/>; the wait blocks, where the real one is asynchronous.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>Takes the callback out if it was not called yet.</summary>
    /// <returns>True when it will now never run.</returns>
    public bool Unregister()
    {
        if (_callback is null)
        {
            return _real.Unregister();
        }

        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            RaceWithCancel(thread);
        }

        return _callback.Unregister();
    }

    /// <summary>Taking a callback out races with Cancel, as registering does.</summary>
    private void RaceWithCancel(LogicalThread thread)
    {
        if (!_token.IsCancellationRequested)
        {
            CancellationToken token = _token;
            thread.Execution.Point(thread, AccessKind.ReadWrite, CancellationTokenModel.Of(thread, CancellationTokenModel.SourceOf(ref token)!));
        }
    }

    /// <inheritdoc/>
    public bool Equals(ControlledCancellationTokenRegistration other) => ReferenceEquals(_callback, other._callback) && _real == other._real;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ControlledCancellationTokenRegistration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _callback is null ? _real.GetHashCode() : StableHash.Of(_callback);
}
