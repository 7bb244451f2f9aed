using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>A schedule file given by the user.</summary>
internal static class ScheduleInput
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It is missing, damaged, or of another version.</exception>
    internal static ScheduleFile Load(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a folder.", "Name the schedule file in it.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"There is no schedule file {Path.GetFullPath(path)}.", Missing(path));
        }

        try
        {
            return ScheduleFile.Load(path);
        }
        catch (ScheduleFileException exception)
        {
            throw new InputException(exception.Message, "");
        }
    }

    /// <summary>
    /// The schedule as one of this process, even when the code changed since: it is then followed as far as it goes.
    /// </summary>
    /// <exception cref="InputException">It can't be followed at all: it names places that are not there any more.</exception>
    internal static RecordedSchedule Bind(ScheduleFile file, IReadOnlyList<SiteRange> current)
    {
        try
        {
            return Adopt(file, current).Bind(current);
        }
        catch (ScheduleFileException exception)
        {
            throw new InputException("The schedule can't be followed: " + exception.Message, "Explore again to record a new one.");
        }
    }

    private static ScheduleFile Adopt(ScheduleFile file, IReadOnlyList<SiteRange> current)
    {
        IEnumerable<ScheduleAssembly> kept = file.Assemblies.Select(a =>
            current.FirstOrDefault(c => string.Equals(c.AssemblyName, a.Name, StringComparison.Ordinal)) is { } now ? a with { ContentHash = now.ContentHash } : a);
        IEnumerable<ScheduleAssembly> added = current
            .Where(c => file.Assemblies.All(a => !string.Equals(a.Name, c.AssemblyName, StringComparison.Ordinal)))
            .Select(c => new ScheduleAssembly(c.AssemblyName, c.ContentHash, []));
        return file with { Assemblies = [.. kept, .. added] };
    }

    private static string Missing(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + FindingFiles.Extension).Select(Path.GetFileName).OfType<string>()] : [];
        return NearNames.Ask(
            NearNames.Of(Path.GetFileName(path), files),
            files.Length == 0
                ? "A run that finds a bug prints the file it wrote."
                : $"In that folder: {string.Join(", ", files.Take(5))}{(files.Length > 5 ? ", …" : "")}.");
    }
}
