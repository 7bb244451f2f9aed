using System.Reflection;
using System.Runtime.Loader;

namespace Unit.Corpus;

/// <summary>A program of tests/Corpus with what its marks say.</summary>
/// <param name="Name"><c>Corpus.Family.Method</c>.</param>
/// <param name="Kinds">Names of the findings that are right answers; none for a correct program.</param>
/// <param name="MayMiss">Strategies that need not find the bug.</param>
/// <param name="Missing">The model that it waits for; null when it must run under control.</param>
internal sealed record CorpusProgram(string Name, IReadOnlyList<string> Kinds, IReadOnlyList<string> MayMiss, string? Missing)
{
    /// <summary>Options other than the defaults.</summary>
    public CorpusOptions Options { get; init; } = CorpusOptions.None;

    public bool IsCorrect => Kinds.Count == 0;

    /// <summary>Reads the marks of an assembly that is not rewritten and never run.</summary>
    /// <param name="path">Corpus.dll.</param>
    /// <returns>All programs, by name.</returns>
    public static IReadOnlyList<CorpusProgram> All(string path)
    {
        var context = new AssemblyLoadContext("Corpus, to read its marks", isCollectible: true);
        var programs = new List<CorpusProgram>();
        foreach (Type type in context.LoadFromAssemblyPath(path).GetExportedTypes().Where(t => t.Namespace == "Corpus" && t is { IsAbstract: true, IsSealed: true }))
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (Mark(method, "Correct").Any() || Mark(method, "Buggy").Any())
                {
                    programs.Add(Read(method));
                }
                else
                {
                    throw new InvalidOperationException($"{type.FullName}.{method.Name} is public and marked neither [Correct] nor [Buggy].");
                }
            }
        }

        context.Unload();
        return [.. programs.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static CorpusProgram Read(MethodInfo method) => new(
        $"{method.DeclaringType!.FullName}.{method.Name}",
        [.. Mark(method, "Buggy").SelectMany(m => (IEnumerable<CustomAttributeTypedArgument>)m.ConstructorArguments[0].Value!).Select(k => (string)k.Value!)],
        [.. Mark(method, "MayMiss").Select(m => (string)m.ConstructorArguments[0].Value!)],
        Mark(method, "Pending").Select(m => (string)m.ConstructorArguments[0].Value!).SingleOrDefault())
    {
        Options = CorpusOptions.Of(Mark(method, "Under").SingleOrDefault()),
    };

    private static IEnumerable<CustomAttributeData> Mark(MethodInfo method, string name) =>
        method.GetCustomAttributesData().Where(a => a.AttributeType.FullName == $"Corpus.{name}Attribute");
}
