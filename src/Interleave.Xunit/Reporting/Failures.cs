using Interleave.Runtime;
using Interleave.Xunit.Running;
using Xunit.Sdk;

namespace Interleave.Xunit.Reporting;

/// <summary>Turns outcomes into what xunit shows: a bug of the test's code, lost control, or an engine bug, never mixed.</summary>
internal static class Failures
{
    private const string EngineBug = "engine bug: ";

    /// <summary>What went wrong with the tester rather than with the test; null when nothing did.</summary>
    internal static Exception? OfTester(ExplorationReport report, ITestTarget target)
    {
        if (report.Defect is { } defect)
        {
            string told = defect.StartsWith(EngineBug, StringComparison.Ordinal) ? defect : EngineBug + defect;
            return new EngineBugException(
                $"{told}{Environment.NewLine}" +
                $"This is a bug of Interleave, not of {target.Method}. Please report it with this message and, if one was written, the schedule file.");
        }

        return report.Uncontrolled is { } uncontrolled
            ? new LostControlException(
                $"uncontrolled: {uncontrolled}{Environment.NewLine}" +
                "This is no verdict on the code under test: Interleave lost sight of something.")
            : null;
    }

    /// <summary>A bug of the code under test.</summary>
    /// <param name="bug">The finding.</param>
    /// <param name="attachments">What the failing schedule attached.</param>
    internal static Verdict OfTest(FoundBug bug, IReadOnlyDictionary<string, TestAttachment> attachments)
    {
        var all = new Dictionary<string, TestAttachment>(attachments);
        if (File.Exists(bug.File))
        {
            all[Path.GetFileName(bug.File)] = TestAttachment.Create(File.ReadAllBytes(bug.File), "application/json");
        }

        string written = bug.Finding.Output.Length == 0
            ? ""
            : $"Output of the failing schedule:{Environment.NewLine}{bug.Finding.Output.TrimEnd()}{Environment.NewLine}";
        return new Verdict(written + bug.Summary, new FindingException(FindingText.Of(bug), StackFrames.Of(bug))) { Attachments = all };
    }
}
