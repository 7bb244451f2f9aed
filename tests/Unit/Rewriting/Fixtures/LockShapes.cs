namespace Unit.Rewriting.Fixtures;

/// <summary>Locks as compilers write them. Every public method gives a text that must not change by rewriting.</summary>
public static class LockShapes
{
    private static readonly object s_gate = new();
    private static readonly Lock s_lock = new();

    public static string LockStatement()
    {
        int total = 0;
        for (int i = 0; i < 5; i++)
        {
            lock (s_gate)
            {
                total += i;
            }
        }

        return $"{total} {Monitor.IsEntered(s_gate)}";
    }

    public static string LockTypeStatement()
    {
        lock (s_lock)
        {
            lock (s_lock)
            {
                return $"{s_lock.IsHeldByCurrentThread}";
            }
        }
    }

    public static string LockScope()
    {
        string inside;
        using (Lock.Scope scope = s_lock.EnterScope())
        {
            inside = s_lock.IsHeldByCurrentThread.ToString();
        }

        return inside + s_lock.IsHeldByCurrentThread;
    }

    public static string LockInIterator() => string.Join(",", Locked(3));

    public static string MonitorByHand()
    {
        bool taken = false;
        try
        {
            Monitor.TryEnter(s_gate, 10, ref taken);
            return taken.ToString();
        }
        finally
        {
            if (taken)
            {
                Monitor.Exit(s_gate);
            }
        }
    }

    public static string MethodGroups()
    {
        Action<object> enter = Monitor.Enter;
        Action<object> exit = Monitor.Exit;
        Func<object, bool> held = Monitor.IsEntered;
        enter(s_gate);
        bool inside = held(s_gate);
        exit(s_gate);
        Action bound = s_lock.Enter;
        Action leave = s_lock.Exit;
        bound();
        bool second = s_lock.IsHeldByCurrentThread;
        leave();
        return $"{inside} {second} {held(s_gate)}";
    }

    private static IEnumerable<int> Locked(int n)
    {
        for (int i = 0; i < n; i++)
        {
            int value;
            lock (s_gate)
            {
                value = i * 10;
            }

            yield return value;
        }
    }
}
