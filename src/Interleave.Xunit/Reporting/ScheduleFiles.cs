using Interleave.Runtime;
using Interleave.Trace;
using Interleave.Xunit.Running;

namespace Interleave.Xunit.Reporting;

/// <summary>Where schedule files go, what they are called, and how one is tied to the assemblies of today.</summary>
internal static class ScheduleFiles
{
    /// <summary>Writes a finding's schedule.</summary>
    /// <returns>The file's absolute path.</returns>
    internal static string Save(Finding finding, SystematicTarget target, int row)
    {
        string suffix = target.Arguments.Count > 0 ? $"-row{row}" : "";
        RecordedSchedule schedule = finding.Schedule;
        string name = $"{FileName(target.Method)}{suffix}-{schedule.Seed}-{schedule.Index}";
        if (finding.OtherOrder is { } other)
        {
            Save(finding, other, target, name + "-reversed");
        }

        return Save(finding, schedule, target, name);
    }

    private static string Save(Finding finding, RecordedSchedule schedule, SystematicTarget target, string name)
    {
        string path = Path.GetFullPath(Path.Combine(Folder(target), name + ".schedule.json"));
        ScheduleFile.Create(schedule, target, new ScheduleFinding(finding.Kind, finding.Message, finding.Place)).Save(path);
        return path;
    }

    /// <summary>
    /// The schedule as one of this process. Where the code changed, site numbers are taken over as they are: a change that
    /// moved none (such as naming the file in the test's attribute) replays, and any other is noticed as a divergence.
    /// </summary>
    internal static RecordedSchedule Bind(ScheduleFile file, IReadOnlyList<SiteRange> current)
    {
        ScheduleAssembly[] taken = [.. file.Assemblies.Select(a =>
            a with { ContentHash = current.FirstOrDefault(c => c.AssemblyName == a.Name)?.ContentHash ?? a.ContentHash })];
        SiteRange[] known = [.. current.Where(c => taken.Any(a => a.Name == c.AssemblyName))];
        return (file with { Assemblies = taken }).Bind(known);
    }

    private static string Folder(SystematicTarget target) =>
        InterleaveEnvironment.Output ?? Path.Combine(Path.GetDirectoryName(target.AssemblyPath) ?? ".", "TestResults", "Interleave");

    private static string FileName(string method) =>
        string.Concat(method.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));
}
