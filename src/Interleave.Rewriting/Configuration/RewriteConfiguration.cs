using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interleave.Rewriting.Configuration;

/// <summary>
/// A <c>coyote.json</c>: what to rewrite to disk, and where to. Keys are those of Microsoft Coyote's rewriting
/// configuration; each is read, or refused by name with what to do instead. Paths are relative to the file.
/// </summary>
public sealed record RewriteConfiguration
{
    /// <summary>Full path of the folder with the assemblies (<c>AssembliesPath</c>).</summary>
    public required string AssembliesPath { get; init; }

    /// <summary>Full path of the folder for the results (<c>OutputPath</c>); the same folder means in place.</summary>
    public required string OutputPath { get; init; }

    /// <summary>File names, relative to <see cref="AssembliesPath"/> (<c>Assemblies</c>); empty for all that are not ignored.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Regular expressions over simple names that stay as they are (<c>IgnoredAssemblies</c>).</summary>
    public IReadOnlyList<string> IgnoredAssemblies { get; init; } = [];

    /// <summary>Full paths of more folders to look for references in (<c>DependencySearchPaths</c>).</summary>
    public IReadOnlyList<string> DependencySearchPaths { get; init; } = [];

    /// <summary>Whether everything else in the folder is rewritten too (<c>IsRewritingDependencies</c>).</summary>
    public bool IsRewritingDependencies { get; init; }

    /// <summary>Whether plain memory accesses get probes (<c>IsDataRaceCheckingEnabled</c> or <c>IsRewritingMemoryLocations</c>; on unless switched off).</summary>
    public bool MemoryProbes { get; init; } = true;

    /// <summary>Remarks for the person who wrote the file, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the JSON file; comments and trailing commas are allowed.</param>
    /// <returns>The configuration, paths made full.</returns>
    /// <exception cref="RewritingException">The file is missing or no JSON object, or a key is unknown, ill-typed or refused; says which.</exception>
    public static RewriteConfiguration Read(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new RewritingException($"There is no file {full}. Write one with at least {{ \"AssembliesPath\": \"bin/Release/net10.0\" }}.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(
                File.ReadAllBytes(full), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new ConfigurationReader(full).Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new RewritingException($"{full} is not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>Whether a simple name is ignored.</summary>
    internal bool IsIgnored(string name) => IgnoredAssemblies.Any(p =>
        Regex.IsMatch(name, p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
        || Regex.IsMatch(name + ".dll", p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
}
