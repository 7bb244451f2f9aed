using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave;

/// <summary>
/// Declares regions of code that must appear atomic. Interleave then looks, in every schedule, for an interleaving of a
/// region with other threads that no order of whole regions gives, and tells it as
/// <see cref="FindingKind.AtomicityViolation"/>. A region changes nothing about how the program runs.
/// </summary>
/// <remarks>
/// Not to be confused with <see cref="AtomicAttribute"/>, which takes the scheduling points out of a method, so that
/// nothing can come between: that one trusts the code, this one tests it.
/// </remarks>
public static class Atomic
{
    /// <summary>Enters a region; it ends when the result is disposed, on the same thread. Outside of an exploration nothing happens.</summary>
    /// <param name="name">Shown in findings.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>To be disposed: <c>using (Atomic.Region("transfer")) { … }</c>. An inner region belongs to the outer one.</returns>
    public static AtomicRegion Region(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (LogicalThread.Current is not { Execution.IsStopping: false } thread)
        {
            return default;
        }

        thread.Execution.EnterRegion(thread, name, $"{Path.GetFileName(file)}:{line}");
        return new AtomicRegion(thread);
    }

    /// <summary>Runs an action as a region.</summary>
    /// <param name="name">Shown in findings.</param>
    /// <param name="action">What must appear atomic.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static void Region(string name, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        using (Region(name, file, line))
        {
            action();
        }
    }
}
