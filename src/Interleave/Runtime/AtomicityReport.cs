using Interleave.Detection;
using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>Findings about regions that did not appear atomic.</summary>
internal static class AtomicityReport
{
    /// <summary>A region was interleaved with others so that no order of whole regions explains it.</summary>
    /// <param name="violation">The circle.</param>
    /// <param name="name">The region's name.</param>
    /// <param name="place">Where it was entered.</param>
    /// <param name="traced">Tells an event with names.</param>
    /// <returns>The draft.</returns>
    internal static FindingDraft For(AtomicityViolation violation, string name, string place, Func<AccessEvent, TraceEvent> traced)
    {
        TraceEvent first = traced(violation.First);
        TraceEvent entering = traced(violation.Entering);
        TraceEvent leaving = traced(violation.Leaving);
        TraceEvent last = traced(violation.Last);
        bool isOne = violation.Entering.Number == violation.Leaving.Number;
        string between = isOne
            ? $"{Told(entering)} comes between"
            : $"{Told(entering)} and {Told(leaving)} come between";
        List<string> details =
        [
            $"1. in the region, {Told(first)} in {first.Site.ShortMethod} ({first.Site.Place})",
            .. Frames(first),
            $"2. outside of it, {Told(entering)} in {entering.Site.ShortMethod} ({entering.Site.Place})",
            .. Frames(entering),
        ];
        if (!isOne)
        {
            details.Add($"   and {Told(leaving)} in {leaving.Site.ShortMethod} ({leaving.Site.Place})");
            details.AddRange(Frames(leaving));
        }

        details.Add($"3. in the region again, {Told(last)} in {last.Site.ShortMethod} ({last.Site.Place})");
        details.AddRange(Frames(last));
        return new(
            FindingKind.AtomicityViolation,
            $"Atomicity violation: {first.ThreadLabel}'s region '{name}' at {place} did not appear atomic: {between} {Told(first)} and {Told(last)}.",
            $"{place}, {entering.Site.Place}",
            FindingDraft.Trim(details));
    }

    private static string Told(TraceEvent access) =>
        $"{access.ThreadLabel} {FindingDraft.AccessVerb(access.Kind)} {access.ResourceName}";

    private static IEnumerable<string> Frames(TraceEvent access) => access.Stack.Select(f => "      at " + f);
}
