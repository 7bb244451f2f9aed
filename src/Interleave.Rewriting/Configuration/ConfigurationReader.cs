using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interleave.Rewriting.Configuration;

/// <summary>Turns the JSON of a <c>coyote.json</c> into a <see cref="RewriteConfiguration"/>, key by key.</summary>
internal sealed class ConfigurationReader(string file)
{
    private readonly string _folder = Path.GetDirectoryName(file)!;
    private readonly List<string> _notes = [];

    internal RewriteConfiguration Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RewritingException($"{file} must hold one JSON object, such as {{ \"AssembliesPath\": \"bin/Release/net10.0\" }}.");
        }

        string? assemblies = null;
        string? output = null;
        var read = new RewriteConfiguration { AssembliesPath = "", OutputPath = "" };
        foreach (JsonProperty property in root.EnumerateObject())
        {
            switch (property.Name)
            {
                case "AssembliesPath":
                    assemblies = PathOf(property);
                    break;
                case "OutputPath":
                    output = PathOf(property);
                    break;
                default:
                    read = Other(read, property);
                    break;
            }
        }

        if (assemblies is null)
        {
            throw new RewritingException($"{file} has no AssembliesPath: name the folder with the assemblies, relative to the file.");
        }

        if (!Directory.Exists(assemblies))
        {
            throw new RewritingException($"{file}: AssembliesPath {assemblies} does not exist. Build first, or correct the path.");
        }

        return read with { AssembliesPath = assemblies, OutputPath = output ?? assemblies, Notes = _notes };
    }

    private RewriteConfiguration Other(RewriteConfiguration read, JsonProperty property)
    {
        switch (property.Name)
        {
            case "Assemblies":
                return read with { Assemblies = Texts(property) };
            case "IgnoredAssemblies":
                return read with { IgnoredAssemblies = Patterns(property) };
            case "DependencySearchPaths":
                return read with { DependencySearchPaths = [.. Texts(property).Select(Full)] };
            case "IsRewritingDependencies":
                return read with { IsRewritingDependencies = Flag(property) };
            case "IsDataRaceCheckingEnabled" or "IsRewritingMemoryLocations":
                return read with { MemoryProbes = Flag(property) };
            case "IsRewritingThreads":
                Note(!Flag(property), "IsRewritingThreads: threads are always controlled");
                return read;
            case "IsRewritingConcurrentCollections":
                Note(Flag(property), "IsRewritingConcurrentCollections: each call of a concurrent collection is one atomic step, always");
                return read;
            default:
                Refused(property);
                return read;
        }
    }

    private void Refused(JsonProperty property)
    {
        string? instead = property.Name switch
        {
            "StrongNameKeyFile" => ".NET does not check strong names; the rewritten assemblies keep their public key and drop the signature. Remove the key",
            "IsRewritingUnitTests" => "tests are not turned into systematic ones by rewriting; put [SystematicTest] on the test methods, or run `interleave test`",
            "IsLoggingAssemblyContents" or "IsDiffingAssemblyContents" => "use `interleave rewrite --report`, or a disassembler on the two files",
            "IsReplacingAssemblies" => "leave OutputPath out to rewrite in place",
            _ => null,
        };
        if (instead is null)
        {
            throw new RewritingException(
                $"{file}: the key {property.Name} is unknown. Known are AssembliesPath, OutputPath, Assemblies, IgnoredAssemblies, DependencySearchPaths, "
                + "IsRewritingDependencies, IsDataRaceCheckingEnabled, IsRewritingMemoryLocations, IsRewritingThreads, IsRewritingConcurrentCollections.");
        }

        bool isOff = property.Value.ValueKind is JsonValueKind.False or JsonValueKind.Null
            || (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString()!.Length == 0);
        if (!isOff)
        {
            throw new RewritingException($"{file}: {property.Name} is not supported: {instead}.");
        }
    }

    private void Note(bool applies, string text)
    {
        if (applies)
        {
            _notes.Add(text + ".");
        }
    }

    private string PathOf(JsonProperty property)
    {
        string text = Text(property.Name, property.Value);
        return text.Length == 0 ? throw new RewritingException($"{file}: {property.Name} is empty. Name a folder, relative to the file.") : Full(text);
    }

    private string Full(string path)
    {
        // Coyote's variable for the target framework.
        string framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        string expanded = path.Replace("$(Platform)", framework, StringComparison.OrdinalIgnoreCase).Replace('\\', Path.DirectorySeparatorChar);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(_folder, expanded)));
    }

    private bool Flag(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new RewritingException($"{file}: {property.Name} must be true or false, not {property.Value.GetRawText()}."),
    };

    private string Text(string key, JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new RewritingException($"{file}: {key} must be a text, not {value.GetRawText()}.");

    private List<string> Texts(JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Array)
        {
            throw new RewritingException($"{file}: {property.Name} must be a list of texts, such as [ \"My.dll\" ].");
        }

        return [.. property.Value.EnumerateArray().Select(v => Text(property.Name, v))];
    }

    private List<string> Patterns(JsonProperty property)
    {
        List<string> patterns = Texts(property);
        foreach (string pattern in patterns)
        {
            try
            {
                _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            }
            catch (ArgumentException e)
            {
                throw new RewritingException($"{file}: {property.Name} holds {pattern}, which is no regular expression: {e.Message}", e);
            }
        }

        return patterns;
    }
}
