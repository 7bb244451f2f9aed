using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CA1068 // The receiver of a modelled member comes first.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.CancellationToken.

namespace Interleave.Primitives;

/// <summary>Models <see cref="CancellationToken"/>.</summary>
[ModelOf(typeof(CancellationToken))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CancellationTokenModel
{
    // Stands for the source of a token without one; nobody has it to cancel.
    private static readonly CancellationTokenSource s_never = new();

    public static CancellationToken get_None() => CancellationToken.None;

    public static CancellationToken ctor(bool canceled) => new(canceled);

    public static bool get_CanBeCanceled(ref CancellationToken token) => token.CanBeCanceled;

    public static bool Equals(ref CancellationToken token, CancellationToken other) => token.Equals(other);

    public static bool Equals(ref CancellationToken token, object? other) => token.Equals(other);

    public static int GetHashCode(ref CancellationToken token) =>
        LogicalThread.Current is { } thread && SourceOf(ref token) is { } source ? Of(thread, source).Ordinal : token.GetHashCode();

    public static bool op_Equality(CancellationToken left, CancellationToken right) => left == right;

    public static bool op_Inequality(CancellationToken left, CancellationToken right) => left != right;

    public static bool get_IsCancellationRequested(ref CancellationToken token) => Poll(SourceOf(ref token));

    public static void ThrowIfCancellationRequested(ref CancellationToken token)
    {
        if (get_IsCancellationRequested(ref token))
        {
            token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Of a token that is never cancelled: the real one, which is never set.</summary>
    public static WaitHandle get_WaitHandle(ref CancellationToken token)
    {
        WaitHandle handle = token.WaitHandle;
        if (LogicalThread.Current is { } thread)
        {
            WaitHandles.Derived(thread, handle, Of(thread, SourceOf(ref token) ?? s_never));
        }

        return handle;
    }

    public static ControlledCancellationTokenRegistration Register(ref CancellationToken token, Action callback) =>
        Register(token, callback, null, flowContext: true);

    public static ControlledCancellationTokenRegistration Register(ref CancellationToken token, Action callback, bool useSynchronizationContext) =>
        Register(token, useSynchronizationContext ? InContext(_ => callback(), callback) : callback, null, flowContext: true);

    public static ControlledCancellationTokenRegistration Register(ref CancellationToken token, Action<object?> callback, object? state) =>
        Register(token, callback, state, flowContext: true);

    public static ControlledCancellationTokenRegistration Register(
        ref CancellationToken token, Action<object?, CancellationToken> callback, object? state) =>
        Register(token, callback, state, flowContext: true);

    public static ControlledCancellationTokenRegistration Register(
        ref CancellationToken token, Action<object?> callback, object? state, bool useSynchronizationContext) =>
        Register(token, useSynchronizationContext ? InContext(callback, callback) : callback, state, flowContext: true);

    public static ControlledCancellationTokenRegistration UnsafeRegister(ref CancellationToken token, Action<object?> callback, object? state) =>
        Register(token, callback, state, flowContext: false);

    public static ControlledCancellationTokenRegistration UnsafeRegister(
        ref CancellationToken token, Action<object?, CancellationToken> callback, object? state) =>
        Register(token, callback, state, flowContext: false);

    /// <summary>The callback, sent to the context of who registers it.</summary>
    private static Delegate InContext(Action<object?> callback, Delegate given)
    {
        ArgumentNullException.ThrowIfNull(given, nameof(callback));
        return SynchronizationContextModel.get_Current() is { } context
            ? new Action<object?>(s => SynchronizationContextModel.Send(context, s => callback(s), s))
            : given;
    }

    /// <summary>Whether a source is cancelled, as visible to the program: a scheduling point until it is.</summary>
    internal static bool Poll(CancellationTokenSource? source)
    {
        if (source is null || LogicalThread.Current is not { } thread)
        {
            return source is { IsCancellationRequested: true };
        }

        if (source.IsCancellationRequested)
        {
            thread.Execution.NoteSeen<CancellationResource>(thread, source);
            return true;
        }

        thread.Execution.Point(thread, AccessKind.Read, Of(thread, source));
        if (!source.IsCancellationRequested)
        {
            thread.Execution.NoteUnchanged(thread);
        }

        return source.IsCancellationRequested;
    }

    internal static CancellationResource Of(LogicalThread thread, CancellationTokenSource source) =>
        Modelling.Of<CancellationResource>(thread, source);

    /// <summary>The source behind a token; null for a token that is never cancelled.</summary>
    internal static CancellationTokenSource? SourceOf(ref CancellationToken token) => Field(ref token);

    private static ControlledCancellationTokenRegistration Register(CancellationToken token, Delegate callback, object? state, bool flowContext)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!token.CanBeCanceled)
        {
            return default;
        }

        if (LogicalThread.Current is { } thread)
        {
            // Registering races with Cancel: whoever comes second runs the callback.
            CancellationTokenSource source = SourceOf(ref token)!;
            if (!source.IsCancellationRequested)
            {
                thread.Execution.Point(thread, AccessKind.ReadWrite, Of(thread, source));
            }

            CancellationCallback registered = CancellationCallback.Register(thread, callback, state, flowContext, token);
            return registered.IsRegistered ? new ControlledCancellationTokenRegistration(registered, token) : default;
        }

        return new ControlledCancellationTokenRegistration(callback switch
        {
            Action action => token.Register(action),
            Action<object?> action => flowContext ? token.Register(action, state) : token.UnsafeRegister(action, state),
            Action<object?, CancellationToken> action => flowContext ? token.Register(action, state) : token.UnsafeRegister(action, state),
            _ => default,
        });
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource? Field(ref CancellationToken token);
}
