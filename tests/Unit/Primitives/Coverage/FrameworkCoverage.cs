using System.Reflection;
using Interleave.Primitives;
using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Passes;
using Interleave.Rewriting.Policy;
using Mono.Cecil;

namespace Unit.Primitives.Coverage;

/// <summary>Every public type of the runtime's threading namespaces, with what the rewriter would do to a call of each member.</summary>
internal static class FrameworkCoverage
{
    private static readonly string[] s_namespaces =
        ["System.Threading", "System.Threading.Tasks", "System.Threading.Tasks.Sources", "System.Threading.Channels", "System.Collections.Concurrent"];

    private static readonly ModelIndex s_models = ModelIndex.Of([typeof(MonitorModel).Assembly]);

    /// <summary>The types by full name; of a type without public members (an enum, a delegate) the list is empty.</summary>
    public static SortedDictionary<string, List<MemberDecision>> Types { get; } = Read();

    private static SortedDictionary<string, List<MemberDecision>> Read()
    {
        var types = new SortedDictionary<string, List<MemberDecision>>(StringComparer.Ordinal);
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (string file in Directory.EnumerateFiles(folder, "System.*.dll").Order(StringComparer.Ordinal))
        {
            if (!IsManaged(file))
            {
                continue;
            }

            ModuleDefinition module = ModuleDefinition.ReadModule(file);
            foreach (TypeDefinition type in module.GetTypes().Where(IsOurs))
            {
                types[type.FullName] = [.. Members(type).Select(Decide)];
            }
        }

        return types;
    }

    private static bool IsManaged(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static bool IsOurs(TypeDefinition type)
    {
        TypeDefinition outer = type;
        bool isPublic = true;
        for (; outer.DeclaringType is not null; outer = outer.DeclaringType)
        {
            isPublic &= outer.IsNestedPublic;
        }

        return isPublic && outer.IsPublic && s_namespaces.Contains(outer.Namespace);
    }

    private static IEnumerable<MethodDefinition> Members(TypeDefinition type) =>
        type.IsEnum || type.BaseType?.FullName == "System.MulticastDelegate"
            ? []
            : type.Methods.Where(m => (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly) && (!m.IsConstructor || (!m.IsStatic && !type.IsAbstract)) && m.Name != "Finalize");

    private static MemberDecision Decide(MethodDefinition member)
    {
        if (s_models.Replaced.TryGetValue(member.DeclaringType.FullName, out Type? standIn))
        {
            return new MemberDecision(member, Has(standIn, member) ? Verdict.Modelled : Verdict.Refused, IsExplicit: true);
        }

        if (s_models.IsModelled(member.DeclaringType.FullName) && s_models.Find(Signatures.Of(member)) is not null)
        {
            return new MemberDecision(member, Verdict.Modelled, IsExplicit: true);
        }

        PolicyEntry entry = CallPolicy.Default.For(member.DeclaringType, member);
        return new MemberDecision(member, entry.IsRefused ? Verdict.Refused : Verdict.Atomic, CallPolicy.Default.IsDecided(member.DeclaringType, member));
    }

    // Signatures of stand-ins mention other stand-ins; ModelCoverageTests compares those in full.
    private static bool Has(Type standIn, MethodDefinition member) =>
        member.IsConstructor && member.Parameters.Count == 0 && standIn.IsValueType
        || standIn.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .OfType<MethodBase>()
            .Any(m => m.Name == member.Name && m.GetParameters().Length == member.Parameters.Count);
}
