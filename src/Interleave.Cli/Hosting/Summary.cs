using Interleave.Runtime;

namespace Interleave.Cli.Hosting;

/// <summary>The lines a human reads after an exploration.</summary>
internal static class Summary
{
    /// <param name="writer">Receives the lines.</param>
    /// <param name="report">What was done.</param>
    /// <param name="coverage">Whether to list the places that were never preempted.</param>
    internal static void Write(TextWriter writer, ExplorationReport report, bool coverage = false)
    {
        writer.WriteLine(Figures(report));
        WriteCoverage(writer, report, coverage);
        if (report.Exhaustive)
        {
            writer.WriteLine(report.Bound.Length == 0
                ? "Exhaustive: every schedule of this program was run."
                : $"Exhaustive: every schedule was run, up to {report.Bound}.");
        }

        if (report.Interrupted)
        {
            writer.WriteLine("Interrupted: the figures are those up to then.");
        }

        foreach ((Suppression suppression, long count) in report.Suppressed)
        {
            writer.WriteLine($"Suppressed {count:N0} × {suppression.Kind} in {suppression.Scope}: {suppression.Reason}");
        }

        WriteUnconfirmed(writer, report);
        writer.WriteLine(Verdict(report));
    }

    private static void WriteCoverage(TextWriter writer, ExplorationReport report, bool list)
    {
        int never = report.NeverPreempted.Count;
        if (report.SwitchPlaces == 0)
        {
            return;
        }

        writer.WriteLine(never == 0
            ? $"Each of the {report.SwitchPlaces:N0} places where a thread could have been preempted was, in some schedule."
            : $"{never:N0} of {report.SwitchPlaces:N0} places where a thread could have been preempted never were{(list ? ":" : " (--coverage lists them).")}");
        foreach (Site site in list ? report.NeverPreempted : [])
        {
            writer.WriteLine("  " + site);
        }
    }

    /// <summary>What might be wrong and could not be shown: told, and no more.</summary>
    internal static void WriteUnconfirmed(TextWriter writer, ExplorationReport report)
    {
        foreach (UnconfirmedPrediction prediction in report.Unconfirmed)
        {
            writer.WriteLine($"Unconfirmed, predicted from schedule {prediction.Index}: {prediction.Message}");
        }
    }

    internal static string Figures(ExplorationReport report) =>
        $"{report.Schedules:N0} schedule{(report.Schedules == 1 ? "" : "s")} ({report.DistinctSchedules:N0} distinct) in {report.Elapsed.TotalSeconds:0.00} s: "
        + $"{Rate.Of(report.Schedules, report.Elapsed):N0}/s; {report.Decisions:N0} decisions, {report.Steps:N0} points.";

    internal static string Verdict(ExplorationReport report)
    {
        if (report.Defect is { } defect)
        {
            return "ENGINE DEFECT, not a bug of yours: " + defect + Environment.NewLine
                + "Please report it with the command line, the assembly and the schedule file, if one was written.";
        }

        if (report.Uncontrolled is { } uncontrolled)
        {
            return "UNCONTROLLED, so nothing can be said about this program: " + uncontrolled;
        }

        long times = report.Findings.Sum(f => f.Count);
        return report.Findings.Count switch
        {
            0 => "No bug found.",
            1 => times == 1 ? "1 finding." : $"1 finding, seen {times:N0} times.",
            _ => $"{report.Findings.Count} distinct findings, seen {times:N0} times.",
        };
    }
}
