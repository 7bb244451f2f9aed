using System.Globalization;

namespace Interleave.Runtime;

/// <summary>What threads wait for, as lines of a finding. Rendering reads the form of these lines (Rendering.Waiter).</summary>
internal static class WaitText
{
    /// <summary><c>T1 a waits to acquire gate#3, held by T2 b, until 30 s at Enter in X.Y (File.cs:3); holds other#4</c>.</summary>
    internal static string Of(LogicalThread thread)
    {
        PendingAccess pending = thread.Pending;
        var holders = new List<LogicalThread>();
        pending.Resource?.AddHolders(holders);
        string held = holders.Count == 0 ? "" : $", held by {string.Join(" and ", holders)}";
        string until = thread.Deadline == VirtualClock.Never ? "" : $", until {Seconds(thread.Deadline)}";
        string holds = thread.Held.Count == 0 ? "" : $"; holds {string.Join(", ", thread.Held)}";
        return $"{thread} waits {Wanted(pending)}{held}{until} at {SiteTable.Get(pending.Site)}{holds}";
    }

    /// <summary>What a thread that can go on stands before.</summary>
    internal static string OfRunning(LogicalThread thread)
    {
        string what = thread.Pending.Kind == AccessKind.Start
            ? "begin"
            : $"{FindingDraft.Verb(thread.Pending.Kind)} {thread.Pending.Resource}".TrimEnd();
        string holds = thread.Held.Count == 0 ? "" : $"; holds {string.Join(", ", thread.Held)}";
        return $"{thread} can go on: about to {what} at {SiteTable.Get(thread.Pending.Site)}{holds}";
    }

    /// <summary>A point in virtual time: <c>30 s</c>, <c>1.5 s</c>.</summary>
    internal static string Seconds(long ticks) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)ticks / TimeSpan.TicksPerSecond:0.#######} s");

    private static string Wanted(in PendingAccess pending) => pending.Kind switch
    {
        AccessKind.Wait => $"for {pending.Resource}",
        AccessKind.Join => $"for the {pending.Resource}",
        _ => $"to {FindingDraft.Verb(pending.Kind)} {pending.Resource}",
    };
}
