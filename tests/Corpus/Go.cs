using System.Runtime.CompilerServices;

namespace Corpus;

/// <summary>The few lines that most programs share.</summary>
internal static class Go
{
    /// <summary>Runs the bodies on threads of their own and joins them all.</summary>
    public static void Threads(params Action[] bodies)
    {
        Thread[] threads = [.. bodies.Select(b => new Thread(() => b()))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
    }

    /// <summary>Reads a value for its own sake: the compiler leaves out a read whose value is discarded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Use<T>(T value) => GC.KeepAlive(value);

    /// <summary>Fails the program.</summary>
    public static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
