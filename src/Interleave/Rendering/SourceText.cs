using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>The source lines of a trace's sites, each file read once.</summary>
internal sealed class SourceText
{
    private readonly Func<string, IReadOnlyList<string>?> _read;
    private readonly Dictionary<string, IReadOnlyList<string>?> _files = new(StringComparer.Ordinal);

    // Stack frames and waiters have a file's name only: its path is that of a site of the same method, or of the trace's
    // first site in such a file.
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<(string Method, string File), string>> _pathsByMethod = new(PathsByMethod);
    private readonly Dictionary<string, string?> _beside = new(StringComparer.Ordinal);

    internal SourceText(Func<string, IReadOnlyList<string>?> read, IReadOnlyList<TraceEvent> events)
    {
        _read = read;
        foreach (string path in events.Select(e => e.Site.File).OfType<string>())
        {
            _paths.TryAdd(Path.GetFileName(path), path);
        }
    }

    /// <summary>The line of a site without its indentation; empty when there is no source.</summary>
    internal string Line(Site site) => site.File is null ? "" : Line(site.File, site.Line);

    /// <summary>The line of a frame.</summary>
    internal string Line(SourcePlace place, string method) =>
        _pathsByMethod.Value.TryGetValue((method, place.File), out string? path) ? Line(path, place.Line)
        : Line(place) is { Length: > 0 } line ? line
        : Beside(place.File) is { } beside ? Line(beside, place.Line)
        : "";

    /// <summary>The line of a place in a file of the trace.</summary>
    internal string Line(SourcePlace place) => _paths.TryGetValue(place.File, out string? path) ? Line(path, place.Line) : "";

    internal static IReadOnlyList<string>? FromDisk(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Source is a courtesy; a finding must be shown without it too.
            return null;
        }
    }

    /// <summary>A file without any site: looked for beside those that have some; nothing when there are two of its name.</summary>
    private string? Beside(string file)
    {
        if (!_beside.TryGetValue(file, out string? path))
        {
            string[] found = [.. _paths.Values.Concat(_pathsByMethod.Value.Values).Select(p => Path.GetDirectoryName(p) ?? "").Distinct(StringComparer.Ordinal)
                .Select(d => Path.Combine(d, file)).Where(p => _read(p) is not null).Take(2)];
            _beside.Add(file, path = found.Length == 1 ? found[0] : null);
        }

        return path;
    }

    private static Dictionary<(string Method, string File), string> PathsByMethod()
    {
        var paths = new Dictionary<(string Method, string File), string>();
        for (int id = 1; id < SiteTable.Count; id++)
        {
            if (SiteTable.Get(id) is { File: { } file } site)
            {
                paths.TryAdd((site.Method, Path.GetFileName(file)), file);
            }
        }

        return paths;
    }

    private string Line(string path, int line)
    {
        if (!_files.TryGetValue(path, out IReadOnlyList<string>? lines))
        {
            _files.Add(path, lines = _read(path));
        }

        return lines is not null && line >= 1 && line <= lines.Count ? lines[line - 1].Trim() : "";
    }
}
