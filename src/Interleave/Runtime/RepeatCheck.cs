namespace Interleave.Runtime;

/// <summary>
/// Which schedules are run twice and compared: the first, then those at powers of two, and the last where it is known.
/// So few that it costs about one in a hundred, and a function of the index alone.
/// </summary>
internal static class RepeatCheck
{
    /// <summary>From here on powers of two are checked: fewer, and short explorations would spend much of their time on it.</summary>
    private const long FirstPower = 64;

    /// <summary>Whether a schedule is run twice.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="schedules">How many there will be at most.</param>
    internal static bool IsSampled(long index, long schedules) =>
        index == 0 || (index >= FirstPower && (long.IsPow2(index) || index == schedules - 1));

    /// <summary>Tells the first difference of two runs of one schedule.</summary>
    /// <param name="index">The schedule's index.</param>
    /// <param name="first">Steps of the run that was recorded.</param>
    /// <param name="second">Steps of its replay.</param>
    /// <param name="divergence">Where the replay left the record; null when it did not.</param>
    /// <returns>What differs and where; null when nothing does.</returns>
    internal static string? Difference(long index, ReadOnlySpan<StepSeen> first, ReadOnlySpan<StepSeen> second, string? divergence)
    {
        int same = first.CommonPrefixLength(second);
        if (same == first.Length && same == second.Length && divergence is null)
        {
            return null;
        }

        string before = same == 0 ? "" : $"Before that both did: {first[same - 1]}. ";
        return $"Two runs of schedule {index} differ, so something the test does is not controlled. Step {same + 1} "
            + $"in the first: {At(first, same)}; in the second: {At(second, same)}. {before}{divergence}".TrimEnd()
            + " Look for state that outlives a run (statics of assemblies that are not rewritten, files, the environment) and for"
            + " calls that are not controlled (see `interleave rewrite --report`) on the way to that place.";
    }

    private static string At(ReadOnlySpan<StepSeen> steps, int at) => at < steps.Length ? steps[at].ToString() : "none, it had ended";
}
