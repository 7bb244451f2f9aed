using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Stands in for <see cref="SpinWait"/>: every spin offers the processor, so that a spinning thread never starves the
/// one it waits for.
/// </summary>
[Replaces(typeof(SpinWait))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledSpinWait
{
    /// <summary>Spins after which the real one yields, on a machine of several processors.</summary>
    private const int YieldThreshold = 10;

    /// <summary>Spins since creation or the last <see cref="Reset"/>.</summary>
    public int Count { readonly get; internal set; }

    /// <summary>Whether the real one would yield at its next spin.</summary>
    public readonly bool NextSpinWillYield => Count >= YieldThreshold;

    /// <inheritdoc cref="SpinWait.SpinOnce()"/>
    public void SpinOnce()
    {
        Count = Count == int.MaxValue ? YieldThreshold : Count + 1;
        ThreadModel.Yield();
    }

    /// <inheritdoc cref="SpinWait.SpinOnce(int)"/>
    public void SpinOnce(int sleep1Threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sleep1Threshold, -1);
        SpinOnce();
    }

    /// <inheritdoc cref="SpinWait.Reset"/>
    public void Reset() => Count = 0;

    /// <inheritdoc cref="SpinWait.SpinUntil(Func{bool})"/>
    public static void SpinUntil(Func<bool> condition) => SpinUntil(condition, Timeout.Infinite);

    /// <inheritdoc cref="SpinWait.SpinUntil(Func{bool}, TimeSpan)"/>
    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout) =>
        SpinUntil(condition, Modelling.Milliseconds(timeout, nameof(timeout)));

    /// <inheritdoc cref="SpinWait.SpinUntil(Func{bool}, int)"/>
    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return SpinWait.SpinUntil(condition, millisecondsTimeout);
        }

        TimeSpan timeout = Modelling.Timeout(millisecondsTimeout, nameof(millisecondsTimeout));
        ArgumentNullException.ThrowIfNull(condition);
        long deadline = thread.Execution.Clock.DeadlineAfter(timeout);
        while (!condition())
        {
            if (thread.Execution.Clock.Now >= deadline)
            {
                return false;
            }

            thread.Execution.Yield(thread);
        }

        return true;
    }
}
