using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interleave.Rewriting.Loading;

/// <summary>
/// Which assemblies of a target are rewritten: the target itself and the entries of type <c>project</c> in its
/// deps.json, less the tester's own, less the ignored ones, plus those included by name.
/// </summary>
public sealed class TargetAssemblies
{
    private readonly Dictionary<string, string> _rewritten = new(StringComparer.OrdinalIgnoreCase);

    private TargetAssemblies(string mainPath)
    {
        MainPath = mainPath;
        Directory = Path.GetDirectoryName(mainPath)!;
        MainName = Path.GetFileNameWithoutExtension(mainPath);
    }

    /// <summary>Full path of the target.</summary>
    public string MainPath { get; }

    /// <summary>Simple name of the target.</summary>
    public string MainName { get; }

    /// <summary>The folder the target is in; its references are looked up there first.</summary>
    public string Directory { get; }

    /// <summary>Full paths of what is rewritten, by simple name.</summary>
    public IReadOnlyDictionary<string, string> Rewritten => _rewritten;

    /// <summary>Finds them.</summary>
    /// <param name="mainPath">Path of the target .dll.</param>
    /// <param name="ignored">Simple names or file names, with * and ?, that stay as they are.</param>
    /// <param name="included">Simple names that are rewritten although they are no project references.</param>
    /// <returns>The assemblies.</returns>
    /// <exception cref="RewritingException">The file is missing, or an included name can't be found.</exception>
    public static TargetAssemblies Find(string mainPath, IEnumerable<string>? ignored = null, IEnumerable<string>? included = null)
    {
        string full = Path.GetFullPath(mainPath);
        if (!File.Exists(full))
        {
            throw new RewritingException($"There is no file {full}. Build the project first, then name the .dll in its output folder.");
        }

        var target = new TargetAssemblies(full);
        Regex[] patterns = [.. (ignored ?? []).Select(Glob)];
        target._rewritten.Add(target.MainName, full);
        foreach (string name in Projects(full))
        {
            target.Add(name, Path.Combine(target.Directory, name + ".dll"), patterns);
        }

        foreach (string name in included ?? [])
        {
            string path = Path.Combine(target.Directory, name + ".dll");
            if (!File.Exists(path))
            {
                throw new RewritingException($"{name} is to be rewritten, but there is no {path}. Name an assembly that lies beside {target.MainName}.dll.");
            }

            target._rewritten[name] = path;
        }

        return target;
    }

    internal static Regex Glob(string pattern)
    {
        string name = pattern.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? pattern[..^4] : pattern;
        string text = Regex.Escape(name).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        return new Regex($"^{text}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>True for the tester's own assemblies, which every load context shares.</summary>
    internal static bool IsOwn(string name) =>
        string.Equals(name, "Interleave", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Interleave.", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "Mono.Cecil", StringComparison.OrdinalIgnoreCase);

    private static List<string> Projects(string mainPath)
    {
        string deps = Path.ChangeExtension(mainPath, ".deps.json");
        var names = new List<string>();
        if (!File.Exists(deps))
        {
            return names;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(deps));
            if (document.RootElement.TryGetProperty("libraries", out JsonElement libraries))
            {
                foreach (JsonProperty library in libraries.EnumerateObject())
                {
                    if (library.Value.TryGetProperty("type", out JsonElement type) && type.ValueEquals("project"))
                    {
                        names.Add(library.Name.Split('/')[0]);
                    }
                }
            }
        }
        catch (JsonException e)
        {
            throw new RewritingException($"{deps} is not valid JSON: {e.Message}. Build the project again.", e);
        }

        return names;
    }

    private void Add(string name, string path, Regex[] ignored)
    {
        // A project's output may have another name than the project; deps.json then lists a runtime file that we do not find here.
        bool isWanted = !Array.Exists(ignored, p => p.IsMatch(name));
        if (isWanted && !IsOwn(name) && File.Exists(path) && !AssemblyMarks.IsUncontrolled(path))
        {
            _rewritten.TryAdd(name, path);
        }
    }
}
