namespace Hsm;

/// <summary>The arithmetic of a replay window, without overflow.</summary>
internal static class ReplayRange
{
    /// <summary>n + W &lt; next.</summary>
    /// <param name="counter">n.</param>
    /// <param name="widthCounters">W.</param>
    /// <param name="next">next.</param>
    /// <returns>True: the counter has left the window.</returns>
    public static bool IsBelow(ulong counter, ulong widthCounters, ulong next) =>
        next > widthCounters && counter < next - widthCounters;
}
