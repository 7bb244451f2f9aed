using System.Reflection;

namespace Interleave.Rewriting.Loading;

/// <summary>Finds a method by the name a person types, and says what is near when there is none.</summary>
internal static class MethodFinder
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static MethodInfo Find(Assembly assembly, string name, string[] arguments)
    {
        string wanted = name.Replace('+', '.');
        List<MethodInfo> all = [.. assembly.GetTypes().SelectMany(t => t.GetMethods(Everything | BindingFlags.FlattenHierarchy)).Where(IsSource)];
        List<MethodInfo> named = [.. all.Where(m => FullName(m) == wanted)];
        if (named.Count == 0)
        {
            named = [.. all.Where(m => FullName(m).EndsWith("." + wanted, StringComparison.Ordinal))];
        }

        if (named.Count == 0)
        {
            throw new RewritingException($"{assembly.GetName().Name} has no method {name}. {Suggest(all, wanted)}");
        }

        return Choose(named, name, arguments);
    }

    private static MethodInfo Choose(List<MethodInfo> named, string name, string[] arguments)
    {
        List<MethodInfo> fitting = [.. named.Where(m => Fits(m, arguments))];
        if (fitting.Count == 1)
        {
            return Runnable(fitting[0]);
        }

        string list = string.Join("; ", (fitting.Count > 1 ? fitting : named).Select(Describe));
        if (fitting.Count > 1)
        {
            throw new RewritingException($"{name} could be any of: {list}. Give the full name, namespace and type included.");
        }

        string count = arguments.Length == 0 ? "without parameters" : $"with {arguments.Length} parameter(s) of type string, int, long, bool or an enum";
        throw new RewritingException($"There is no {name} {count}; there is: {list}. Add a public method {count} that calls it.");
    }

    private static MethodInfo Runnable(MethodInfo method)
    {
        if (!method.IsPublic)
        {
            throw new RewritingException($"{FullName(method)} is not public. Make it public.");
        }

        if (!method.DeclaringType!.IsVisible)
        {
            throw new RewritingException($"{method.DeclaringType.FullName} is not public. Make the class public.");
        }

        return method;
    }

    private static bool Fits(MethodInfo method, string[] arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return parameters.Length == arguments.Length && Array.TrueForAll(parameters, p => ArgumentTexts.CanConvert(p.ParameterType));
    }

    private static bool IsSource(MethodInfo method) =>
        !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && method.DeclaringType?.FullName?.Contains('<', StringComparison.Ordinal) == false;

    private static string FullName(MethodInfo method) => $"{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}";

    private static string Describe(MethodInfo method) =>
        $"{FullName(method)}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";

    private static string Suggest(List<MethodInfo> all, string wanted)
    {
        string[] near = [.. all
            .Where(m => m.IsPublic && m.DeclaringType!.IsVisible && m.GetParameters().Length == 0)
            .Select(FullName)
            .Distinct(StringComparer.Ordinal)
            .Select(n => (Name: n, Distance: Math.Min(Distance(n, wanted), Distance(n[(n.LastIndexOf('.') + 1)..], wanted[(wanted.LastIndexOf('.') + 1)..]) * 2)))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(n => n.Name)];
        return near.Length == 0 ? "It has no public parameterless methods at all." : $"Near it: {string.Join(", ", near)}.";
    }

    /// <summary>Levenshtein's distance, ignoring case.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitute = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
