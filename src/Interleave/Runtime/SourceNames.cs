namespace Interleave.Runtime;

/// <summary>Turns compiler-made names back into what the programmer wrote.</summary>
public static class SourceNames
{
    /// <summary>The source name of a method: lambdas, local functions, iterators and async methods by the method that holds them.</summary>
    /// <param name="declaringType">Full name of the declaring type, as reflection or metadata has it; null for none.</param>
    /// <param name="method">The method's name in metadata.</param>
    /// <returns>Such as <c>My.Ns.Type.Method</c>, <c>My.Ns.Type.Method.lambda</c>.</returns>
    public static string Method(string? declaringType, string method)
    {
        string type = (declaringType ?? "").Replace('+', '.').Replace('/', '.');
        string suffix = "";
        string name = method;

        // <M>b__0 is a lambda of M, <M>g__Local|0 a local function, <M>d__5.MoveNext the body of async or iterator M.
        if (method.StartsWith('<') && method.IndexOf('>', StringComparison.Ordinal) is > 0 and int end)
        {
            name = method[1..end];
            string rest = method[(end + 1)..];
            suffix = rest.StartsWith("g__", StringComparison.Ordinal)
                ? "." + rest[3..].Split('|')[0]
                : rest.StartsWith("b__", StringComparison.Ordinal) ? ".lambda" : "";
        }

        int angle = type.LastIndexOf(".<", StringComparison.Ordinal);
        while (angle >= 0)
        {
            string inner = type[(angle + 2)..];
            int close = inner.IndexOf('>', StringComparison.Ordinal);
            if (close > 0)
            {
                name = method == "MoveNext" ? SourceOf(inner[..close]) : name;
            }

            type = type[..angle];
            angle = type.LastIndexOf(".<", StringComparison.Ordinal);
        }

        name = name.Length == 0 ? method : name;
        return type.Length == 0 ? name + suffix : $"{type}.{name}{suffix}";
    }

    private static string SourceOf(string name)
    {
        // <<M>b__0>d: the state machine of an async lambda of M.
        int open = name.LastIndexOf('<');
        return open >= 0 ? name[(open + 1)..] : name;
    }
}
