using System.Globalization;
using System.Text;
using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>Writes each finding's schedule file.</summary>
/// <param name="target">The test the findings are of.</param>
/// <param name="output">Where the files go.</param>
/// <param name="terminal">Told when a file can't be written.</param>
internal sealed class FindingFiles(ITestTarget target, OutputFolder output, Terminal terminal)
{
    internal const string Extension = ".schedule.json";

    /// <summary>Ends the name of the schedule with the other order of a race.</summary>
    private const string Reversed = "-reversed";

    /// <summary>Folder of last resort, when the chosen one stopped taking files while the exploration ran.</summary>
    private static string Refuge => Path.Combine(Path.GetTempPath(), ExplorationArguments.DefaultOutput);

    /// <summary>Saves findings, each in a file of its own, named after the method and its arguments.</summary>
    internal IReadOnlyList<SavedFinding> Save(IReadOnlyList<Finding> findings) =>
        Save(findings, string.Join('-', target.Arguments.Where(a => a.Length > 0).Prepend(string.Join('.', target.Method.Split('.').TakeLast(2)))));

    /// <summary>Saves findings, each in a file of its own.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="title">What the names of the files begin with.</param>
    internal IReadOnlyList<SavedFinding> Save(IReadOnlyList<Finding> findings, string title) =>
        [.. findings.Select(finding => SaveAll(finding, Name(title, finding)))];

    /// <summary>Names a file after what it shows: the title, the kind, seed and index.</summary>
    internal static string Name(string title, Finding finding)
    {
        var name = new StringBuilder(title);
        name.Append(CultureInfo.InvariantCulture, $"-{finding.Kind}-seed{finding.Schedule.Seed}-{finding.Schedule.Index}");
        for (int i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]) && name[i] is not ('.' or '-' or '_'))
            {
                name[i] = '_';
            }
        }

        const int Most = 180;
        return name.Length <= Most ? name.ToString() : name.ToString(name.Length - Most, Most);
    }

    private SavedFinding SaveAll(Finding finding, string name) => new(finding, SaveOne(finding, finding.Schedule, name))
    {
        OtherOrderFile = finding.OtherOrder is { } other ? SaveOne(finding, other, name + Reversed) : null,
    };

    private string? SaveOne(Finding finding, RecordedSchedule schedule, string name)
    {
        ScheduleFile file = ScheduleFile.Create(schedule, target, new ScheduleFinding(finding.Kind, finding.Message, finding.Place));
        byte[] content = ScheduleFileWriter.Write(file);
        try
        {
            return output.Write(name, Extension, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"warning: {output.FullPath} takes no more files ({exception.Message}); the schedule goes to {Refuge}.");
        }

        try
        {
            return OutputFolder.Open(Refuge).Write(name, Extension, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InputException)
        {
            terminal.Error.WriteLine($"warning: nor does {Refuge} ({exception.Message}). The same seed finds it again.");
            return null;
        }
    }
}
