using System.Globalization;
using System.Text;

namespace Interleave.Xunit.Reporting;

/// <summary>What an exploration did, in a few lines for the test's output.</summary>
internal static class Summary
{
    private const int MaxPlaces = 8;

    internal static string Of(ExplorationReport report, ExplorationOptions options, long skips)
    {
        double seconds = Math.Max(report.Elapsed.TotalSeconds, 0.001);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Interleave: {report.Schedules:N0} schedule{(report.Schedules == 1 ? "" : "s")} ({report.DistinctSchedules:N0} distinct) ");
        text.Append(CultureInfo.InvariantCulture, $"in {seconds:0.00} s ({report.Schedules / seconds:N0}/s), {report.Steps:N0} points; ");
        text.Append(CultureInfo.InvariantCulture, $"strategy {options.Strategy}, seed {options.Seed}");
        if (report.Exhaustive)
        {
            text.Append("; exhaustive");
            text.Append(report.Bound.Length > 0 ? $" ({report.Bound})" : "");
        }

        text.Append('.');
        if (report.NeverPreempted.Count > 0)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"Never preempted at {report.NeverPreempted.Count:N0} of {report.SwitchPlaces:N0} places where it could be: ");
            text.AppendJoin(", ", report.NeverPreempted.Select(s => s.Place).Distinct(StringComparer.Ordinal).Take(MaxPlaces));
            text.Append(report.NeverPreempted.Select(s => s.Place).Distinct(StringComparer.Ordinal).Count() > MaxPlaces ? ", …" : ".");
        }

        if (skips > 0)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"In {skips:N0} schedules the test skipped itself; they count as passed.");
        }

        foreach ((Suppression suppression, long count) in report.Suppressed)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"Suppressed {count:N0} times: {suppression.Kind} in {suppression.Scope} ({suppression.Reason}).");
        }

        foreach (UnconfirmedPrediction prediction in report.Unconfirmed)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"Unconfirmed, predicted from schedule {prediction.Index}: {prediction.Message}");
        }

        return text.ToString();
    }
}
