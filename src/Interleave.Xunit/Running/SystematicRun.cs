using Interleave.Rewriting;
using Interleave.Trace;
using Interleave.Xunit.Copies;
using Interleave.Xunit.Reporting;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>Explores or replays one test and judges the outcome.</summary>
/// <param name="test">The test.</param>
/// <param name="row">Its row of theory data, from 0.</param>
/// <param name="cancellation">Cancelled when xunit gives up on the test.</param>
internal sealed class SystematicRun(IXunitTest test, int row, CancellationToken cancellation)
{
    internal Verdict Execute()
    {
        try
        {
            return Run();
        }
        catch (Exception exception) when (exception is ArgumentException or RewritingException or ScheduleFileException)
        {
            return new Verdict("", new InvalidSystematicTestException(exception.Message));
        }
    }

    private Verdict Run()
    {
        RunSettings settings = RunSettings.Of(test);
        using var notes = new RunNotes();
        var target = new SystematicTarget(test, row, notes);
        return settings.ReplayFile is { } file ? Replay(target, file, settings, notes) : Explore(target, settings.Options, notes);
    }

    private Verdict Explore(SystematicTarget target, ExplorationOptions options, RunNotes notes)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, notes.StopExploring);
        target.Load(options.Memory, options.MemoryModel);
        ExplorationReport report = Exploration.Run(target, options with { Suppressions = target.Suppressions }, progress: null, stop.Token);
        if (notes.End is { } end)
        {
            return new Verdict("", end);
        }

        string summary = Summary.Of(report, options, notes.Skips);
        if (Failures.OfTester(report, target) is { } broken)
        {
            target.Abandon();
            return new Verdict(summary, broken);
        }

        if (report.Findings.Count > 0)
        {
            Finding finding = report.Findings[0];
            string file = ScheduleFiles.Save(finding, target, row);
            return Failures.OfTest(new FoundBug(finding, target, file, summary), notes.Attachments);
        }

        return new Verdict(summary, report.Interrupted ? new OperationCanceledException("The exploration was interrupted. " + summary) : null);
    }

    private Verdict Replay(SystematicTarget target, string path, RunSettings settings, RunNotes notes)
    {
        ScheduleFile file = ScheduleFile.Load(path);
        if (file.Method != target.Method || !file.Arguments.SequenceEqual(target.Arguments, StringComparer.Ordinal))
        {
            string of = $"{path} is a schedule of {file.Method}({string.Join(", ", file.Arguments)})";
            return settings.IsReplayOfAll
                ? new Verdict("", new SkippedException($"{InterleaveEnvironment.ReplayName} is set, and {of}."))
                : new Verdict("", new InvalidSystematicTestException(
                    $"{of}, not of {target.Method}({string.Join(", ", target.Arguments)}). Name a file that this test wrote."));
        }

        target.Load(file.Settings.Memory, file.Settings.MemoryModel);
        string? changes = file.Changes(target.Assemblies);
        ExplorationReport report = Exploration.Replay(target, ScheduleFiles.Bind(file, target.Assemblies));
        string outcome = changes is null ? $"Replayed {path}." : $"{changes}{Environment.NewLine}Replayed {path} all the same.";
        if (changes is not null && report.Defect is { } divergence)
        {
            return new Verdict(outcome, new InvalidSystematicTestException($"{changes}{Environment.NewLine}Replayed all the same, it went another way: {divergence}"));
        }

        if (Failures.OfTester(report, target) is { } broken)
        {
            return new Verdict(outcome, broken);
        }

        // One schedule may show several: the recorded one, else the first.
        Finding? shown = report.Findings.FirstOrDefault(f => f.Kind == file.Finding?.Kind && f.Place == file.Finding.Place)
            ?? (report.Findings.Count > 0 ? report.Findings[0] : null);
        return shown is not null
            ? Failures.OfTest(
                new FoundBug(shown, target, path, outcome) { Preface = changes is null ? "" : $"{changes} Replayed all the same, it shows this.\n\n" },
                notes.Attachments)
            : new Verdict($"{outcome} It shows no bug{(file.Finding is { } was ? $" any more (it showed: {was.Message})" : "")}.", null);
    }
}
