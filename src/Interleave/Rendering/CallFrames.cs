using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// Which frame of an event's stack tells a reader most. An access inside a lock provider, a Volatile wrapper or a
/// property says little; who used that does. A method is a helper when one thread reached it by two or more different
/// chains of callers, or when it is a part of a lock; the frame that tells is the innermost one of a method that is no
/// helper. So nothing need be known of names, and where each thread does one thing the innermost frame stays.
/// </summary>
internal sealed class CallFrames
{
    private const int Chains = 2;

    /// <summary>Further out stand dispatch loops, which tell less than a helper.</summary>
    private const int MaxDepth = 8;

    private readonly HashSet<string> _helpers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);

    internal CallFrames(IReadOnlyList<TraceEvent> events)
    {
        var chains = new Dictionary<(int Thread, string Method), HashSet<int>>();
        foreach (TraceEvent traced in events)
        {
            int chain = 17;
            for (int i = traced.Stack.Count - 1; i >= 0; i--)
            {
                string method = MethodOf(traced.Stack[i]);
                if (!chains.TryGetValue((traced.Thread, method), out HashSet<int>? seen))
                {
                    chains.Add((traced.Thread, method), seen = []);
                }

                if (seen.Count < Chains && seen.Add(chain) && seen.Count == Chains)
                {
                    _helpers.Add(method);
                }

                chain = HashCode.Combine(chain, method);
            }
        }

        LockMethods = FindLockMethods(events);
        _helpers.UnionWith(LockMethods);
    }

    /// <summary>
    /// Methods that take a lock and return with it, or give back one that they did not take: the lock itself and what is
    /// wrapped around it. A <c>lock</c> statement takes and gives back in one method, which is therefore none of them.
    /// </summary>
    internal HashSet<string> LockMethods { get; }

    /// <summary>Depth of the frame that tells most; 0 is the innermost one.</summary>
    internal int Telling(TraceEvent traced)
    {
        for (int i = 0; i < Math.Min(MaxDepth, traced.Stack.Count); i++)
        {
            string method = MethodOf(traced.Stack[i]);
            if (!IsAccessor(method) && !_helpers.Contains(method) && SourcePlace.Of(traced.Stack[i]) is not null)
            {
                return i;
            }
        }

        // All of them are helpers: of a property at least its user is known.
        return traced.Stack.Count > 1 && IsAccessor(MethodOf(traced.Stack[0])) && SourcePlace.Of(traced.Stack[1]) is not null ? 1 : 0;
    }

    /// <summary>File and line of the telling frame; null without symbols.</summary>
    internal SourcePlace? Place(TraceEvent traced) =>
        Telling(traced) is > 0 and int depth ? SourcePlace.Of(traced.Stack[depth])
        : traced.Site.File is { } file ? new SourcePlace(Path.GetFileName(file), traced.Site.Line)
        : null;

    /// <summary>The method of a frame, with its namespace.</summary>
    internal string MethodOf(string frame)
    {
        if (!_methods.TryGetValue(frame, out string? method))
        {
            int end = frame.EndsWith(')') ? frame.LastIndexOf(" (", StringComparison.Ordinal) : -1;
            _methods.Add(frame, method = end < 0 ? frame : frame[..end]);
        }

        return method;
    }

    private HashSet<string> FindLockMethods(IReadOnlyList<TraceEvent> events)
    {
        var inside = new HashSet<string>(StringComparer.Ordinal);
        var both = new HashSet<string>(StringComparer.Ordinal);
        var open = new Dictionary<(int Thread, int Resource), TraceEvent>();
        foreach (TraceEvent traced in events)
        {
            if (traced.Taken)
            {
                open[(traced.Thread, traced.Resource)] = traced;
            }
            else if (traced.Kind == AccessKind.Release && open.Remove((traced.Thread, traced.Resource), out TraceEvent? taken))
            {
                HashSet<string> taking = [.. taken.Stack.Select(MethodOf)];
                HashSet<string> giving = [.. traced.Stack.Select(MethodOf)];
                both.UnionWith(taking.Intersect(giving, StringComparer.Ordinal));
                taking.SymmetricExceptWith(giving);
                inside.UnionWith(taking);
            }
        }

        // Locks held at the end, of a deadlock say: what took them and has returned since.
        foreach (((int thread, _), TraceEvent taken) in open)
        {
            HashSet<string> now = [.. events.Last(e => e.Thread == thread).Stack.Select(MethodOf)];
            inside.UnionWith(now.Count == 0 ? [] : taken.Stack.Select(MethodOf).Where(m => !now.Contains(m)));
        }

        inside.ExceptWith(both);
        return inside;
    }

    internal static bool IsAccessor(string method)
    {
        string name = method[(method.LastIndexOf('.') + 1)..];
        return name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal);
    }
}
