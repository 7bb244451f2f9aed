using Interleave.Runtime;
using Interleave.Strategies;

namespace Interleave.Trace;

/// <summary>
/// A recorded schedule on disk: everything that a new process needs to run the same execution again, and nothing
/// that differs between two machines. JSON; <see cref="Save"/> and <see cref="Load"/>.
/// </summary>
public sealed record ScheduleFile
{
    /// <summary>Version of the format that this code writes, and the only one it reads.</summary>
    public const int FormatVersion = 2;

    /// <summary>Version of the engine that recorded it; shown when a replay diverges.</summary>
    public string Engine { get; init; } = CurrentEngine;

    /// <summary>Full name of the test method.</summary>
    public required string Method { get; init; }

    /// <summary>Its arguments as text.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The strategy that found the schedule.</summary>
    public required string Strategy { get; init; }

    /// <summary>The exploration's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The execution's index.</summary>
    public required long Index { get; init; }

    /// <summary>What besides the decisions decided how the execution went.</summary>
    public required ExecutionSettings Settings { get; init; }

    /// <summary>Whether releases of locks were scheduling points.</summary>
    public bool ObservesLocks { get; init; }

    /// <summary>Whatever else the front that recorded it needs, such as the mutant of an HSM; written in ordinal order of the keys.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lines told with what it shows (see <see cref="RecordedSchedule.Remarks"/>).</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the schedule shows; null when it shows nothing.</summary>
    public ScheduleFinding? Finding { get; init; }

    /// <summary>The rewritten assemblies, the test's own first.</summary>
    public IReadOnlyList<ScheduleAssembly> Assemblies { get; init; } = [];

    /// <summary>Every choice.</summary>
    public IReadOnlyList<ScheduleDecision> Decisions { get; init; } = [];

    private static string CurrentEngine { get; } = typeof(ScheduleFile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Turns a schedule of this process into a file.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="target">The test it is of, with its assemblies loaded.</param>
    /// <param name="finding">What it shows; null for nothing.</param>
    /// <param name="properties">Settings of the front; null for none.</param>
    /// <returns>The file.</returns>
    public static ScheduleFile Create(
        RecordedSchedule schedule,
        ITestTarget target,
        ScheduleFinding? finding,
        IReadOnlyDictionary<string, string>? properties = null)
    {
        var sites = new SiteMap(target.Assemblies);
        return new ScheduleFile
        {
            Method = target.Method,
            Arguments = target.Arguments,
            Strategy = schedule.Strategy,
            Seed = schedule.Seed,
            Index = schedule.Index,
            Settings = schedule.Settings,
            ObservesLocks = schedule.Profile.ObservesLocks,
            Properties = properties ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Finding = finding,
            Remarks = schedule.Remarks,
            Assemblies = [.. target.Assemblies.Select(a => new ScheduleAssembly(a.AssemblyName, a.ContentHash, sites.LocalsOf(a, schedule.Profile.QuietSites)))],
            Decisions = [.. schedule.Decisions.Select(sites.ToFile)],
        };
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="ScheduleFileException">There is no such file, or it is damaged or of another version.</exception>
    public static ScheduleFile Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScheduleFileException($"The schedule file {path} cannot be read: {exception.Message}", exception);
        }

        return ScheduleFileReader.Read(bytes, path);
    }

    /// <summary>Writes the file; the same content always gives the same bytes.</summary>
    /// <param name="path">Its path; its folder is created.</param>
    public void Save(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(path, ScheduleFileWriter.Write(this));
    }

    /// <summary>
    /// Compares the recorded assemblies with those of the test as it is now. To be asked before anything else is said
    /// about a replay.
    /// </summary>
    /// <param name="current">The rewritten assemblies of the test now.</param>
    /// <returns>What changed and what to do; null when nothing did.</returns>
    public string? Changes(IReadOnlyList<SiteRange> current)
    {
        var changes = new List<string>();
        foreach (ScheduleAssembly assembly in Assemblies)
        {
            SiteRange? now = current.FirstOrDefault(a => a.AssemblyName == assembly.Name);
            if (now is null)
            {
                changes.Add($"{assembly.Name} is not rewritten any more");
            }
            else if (now.ContentHash != assembly.ContentHash)
            {
                changes.Add($"{assembly.Name} is {Short(now.ContentHash)} and was {Short(assembly.ContentHash)}");
            }
        }

        changes.AddRange(current.Where(a => Assemblies.All(b => b.Name != a.AssemblyName)).Select(a => $"{a.AssemblyName} was not rewritten then"));
        return changes.Count == 0
            ? null
            : $"The code changed since this schedule was recorded: {string.Join("; ", changes)}. " +
              "A schedule holds only for the build it was recorded with: replay it against that build, or explore again to record a new one" +
              (Engine == CurrentEngine ? "." : $" (recorded by engine {Engine}, this is {CurrentEngine}).");
    }

    /// <summary>Turns the file into a schedule of this process.</summary>
    /// <param name="current">The rewritten assemblies of the test now.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ScheduleFileException">The assemblies changed (see <see cref="Changes"/>), or a site number is out of range.</exception>
    public RecordedSchedule Bind(IReadOnlyList<SiteRange> current)
    {
        if (Changes(current) is { } changes)
        {
            throw new ScheduleFileException(changes);
        }

        SiteRange[] ranges = [.. Assemblies.Select(a => current.First(c => c.AssemblyName == a.Name))];
        var sites = new SiteMap(ranges);
        var quiet = new HashSet<int>();
        for (int i = 0; i < ranges.Length; i++)
        {
            quiet.UnionWith(Assemblies[i].QuietSites.Select(local => sites.Id(i, local)));
        }

        var profile = new ExplorationProfile { QuietSites = quiet, ObservesLocks = ObservesLocks };
        return new RecordedSchedule(Seed, Index, Strategy, Settings, profile, [.. Decisions.Select(sites.ToDecision)]) { Remarks = Remarks, Shows = Finding };
    }

    private static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];
}
