using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <summary>The frames of rewritten code in a stack, as a person reads them.</summary>
internal static class UserFrames
{
    private static readonly ConditionalWeakTable<Assembly, object> s_rewritten = new();
    private static readonly object s_yes = new();
    private static readonly object s_no = new();

    /// <summary>Frames of the calling thread, innermost first.</summary>
    internal static IReadOnlyList<string> OfCaller() => Render(new StackTrace(1, fNeedFileInfo: true));

    /// <summary>Frames of a thrown exception, innermost first; all of its frames when none is of rewritten code.</summary>
    internal static IReadOnlyList<string> Of(Exception exception)
    {
        var trace = new StackTrace(exception, fNeedFileInfo: true);
        IReadOnlyList<string> frames = Render(trace);
        return frames.Count > 0 ? frames : [.. trace.GetFrames().Select(Text).OfType<string>()];
    }

    internal static bool IsRewritten(Assembly assembly) =>
        ReferenceEquals(s_rewritten.GetValue(assembly, static a => a.IsDefined(typeof(RewrittenAttribute)) ? s_yes : s_no), s_yes);

    private static List<string> Render(StackTrace trace)
    {
        var frames = new List<string>();
        foreach (StackFrame frame in trace.GetFrames())
        {
            // What the rewriter generated is nobody's code.
            if (frame.GetMethod() is { } method && method.DeclaringType?.Name != "<Interleave>" && IsRewritten(method.Module.Assembly) && Text(frame) is { } text)
            {
                frames.Add(text);
            }
        }

        return frames;
    }

    private static string? Text(StackFrame frame)
    {
        MethodBase? method = frame.GetMethod();
        if (method is null)
        {
            return null;
        }

        string name = SourceNames.Method(method.DeclaringType?.FullName, method.Name);
        string? file = frame.GetFileName();
        return file is null ? name : $"{name} ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})";
    }
}
