using System.Runtime.CompilerServices;

#pragma warning disable MA0055 // Finalizers are what these programs are about.

namespace Unit.Primitives.Programs;

/// <summary>Programs whose objects are collected while they run.</summary>
public static class FinalizerPrograms
{
    private static readonly object s_gate = new();
    private static int s_closed;
    private static object? s_again;

    public static void TakesALock()
    {
        Make(static () => new Locking());
        Collect();
    }

    public static void LivesAgain()
    {
        Make(static () => new Resurrected());
        Collect();
        if (s_again is null && s_closed > 1)
        {
            throw new InvalidOperationException("never");
        }
    }

    public static void KeepsToItself()
    {
        Make(static () => new Quiet());
        Collect();
    }

    // Not inlined: a reference kept in the caller's frame would keep the object alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Make(Func<object> make) => make();

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private sealed class Locking
    {
        ~Locking()
        {
            lock (s_gate)
            {
                s_closed++;
            }
        }
    }

    private sealed class Resurrected
    {
        ~Resurrected() => s_again = this;
    }

    private sealed class Quiet
    {
        private int _handle = 1;

        ~Quiet() => _handle = 0;

        public override string ToString() => $"{_handle}";
    }
}
