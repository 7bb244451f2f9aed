using Interleave.Runtime;

namespace Unit.Strategies;

/// <summary>
/// Small programs whose schedules can be counted by hand. Each thread's start is an event too; the main thread waits
/// for all others in one step, so the interleavings are those of the threads alone.
/// </summary>
internal static class Programs
{
    /// <summary>Threads that read a shared number and write it back plus one, so often each. The result is the number.</summary>
    public static Func<string> Increments(int threads, int increments)
    {
        int value = 0;
        return () =>
        {
            value = 0;
            Cell cell = Now.NewResource<Cell>();
            AllEnded.Run([.. Enumerable.Repeat<Action>(Body, threads)]);
            return $"{value}";

            void Body()
            {
                for (int i = 0; i < increments; i++)
                {
                    cell.Touch(AccessKind.Read);
                    int read = value;
                    cell.Touch(AccessKind.Write);
                    value = read + 1;
                }
            }
        };
    }

    /// <summary>Thread i writes its letter so often to its own cell; the result is the order of all writes.</summary>
    public static Func<string> Letters(params int[] writes)
    {
        var order = new List<char>();
        return () =>
        {
            order.Clear();
            AllEnded.Run([.. writes.Select((n, i) => (Action)(() => Body(n, i)))]);
            return string.Concat(order);

            void Body(int n, int i)
            {
                Cell cell = Now.NewResource<Cell>();
                for (int k = 0; k < n; k++)
                {
                    cell.Touch(AccessKind.Write);
                    order.Add((char)('a' + i));
                }
            }
        };
    }

    /// <summary>As <see cref="Letters"/>, into one cell that all share.</summary>
    public static Func<string> SharedLetters(params int[] writes)
    {
        var order = new List<char>();
        return () =>
        {
            order.Clear();
            Cell cell = Now.NewResource<Cell>();
            AllEnded.Run([.. writes.Select((n, i) => (Action)(() => Body(n, i)))]);
            return string.Concat(order);

            void Body(int n, int i)
            {
                for (int k = 0; k < n; k++)
                {
                    cell.Touch(AccessKind.Write);
                    order.Add((char)('a' + i));
                }
            }
        };
    }

    /// <summary>A bug of depth 2: all of one thread's steps must come between two neighbouring steps of the other. Ends in "boom".</summary>
    public static Func<string> Window(int steps)
    {
        string order = "";
        return () =>
        {
            order = "";
            Cell cell = Now.NewResource<Cell>();
            AllEnded.Run(
                () => Steps(2, "a"),
                () => Steps(steps, "b"));
            return order == "a" + new string('b', steps) + "a" ? "boom" : "ok";

            void Steps(int count, string letter)
            {
                for (int i = 0; i < count; i++)
                {
                    cell.Touch(AccessKind.Write);
                    order += letter;
                }
            }
        };
    }

    /// <summary>One thread works alone before it writes to the cell that the other writes at once: two partial orders. The result is who wrote last.</summary>
    public static Func<string> LateWriter(int steps)
    {
        string last = "";
        return () =>
        {
            Cell own = Now.NewResource<Cell>();
            Cell shared = Now.NewResource<Cell>();
            AllEnded.Run(
                () =>
                {
                    for (int i = 0; i < steps; i++)
                    {
                        own.Touch(AccessKind.Write);
                    }

                    shared.Touch(AccessKind.Write);
                    last = "late";
                },
                () =>
                {
                    shared.Touch(AccessKind.Write);
                    last = "early";
                });
            return last;
        };
    }

    /// <summary>Philosophers who all take their left fork first; they deadlock when each has one.</summary>
    public static Func<string> Philosophers(int count) => () =>
    {
        Fork[] forks = [.. Enumerable.Range(0, count).Select(_ => Now.NewResource<Fork>())];
        AllEnded.Run([.. Enumerable.Range(0, count).Select(i => (Action)(() => Dine(forks[i], forks[(i + 1) % count])))]);
        return "full";

        static void Dine(Fork left, Fork right)
        {
            left.Take();
            right.Take();
            right.PutBack();
            left.PutBack();
        }
    };

    /// <summary>Increments under a lock: always right.</summary>
    public static Func<string> LockedIncrements(int threads, int increments)
    {
        int value = 0;
        return () =>
        {
            value = 0;
            Fork gate = Now.NewResource<Fork>();
            AllEnded.Run([.. Enumerable.Repeat<Action>(Body, threads)]);
            return $"{value}";

            void Body()
            {
                for (int i = 0; i < increments; i++)
                {
                    gate.Take();
                    value++;
                    gate.PutBack();
                }
            }
        };
    }

    private static Execution Now => LogicalThread.Current!.Execution;

    internal sealed class Cell : Resource
    {
        /// <summary>The site of all accesses to cells; the start of a thread has none.</summary>
        public const int Site = 7;

        public override string KindName => "cell";

        public void Touch(AccessKind kind)
        {
            Probe.Site(Site);
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Point(me, kind, this);
        }
    }

    internal sealed class Fork : Resource
    {
        private LogicalThread? _owner;

        public override string KindName => "fork";

        public override bool IsReady(LogicalThread thread) => _owner is null;

        public override void AddHolders(List<LogicalThread> holders)
        {
            if (_owner is not null)
            {
                holders.Add(_owner);
            }
        }

        public void Take()
        {
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Block(me, AccessKind.Acquire, this);
            _owner = me;
            me.Execution.LockTaken(me, this);
        }

        public void PutBack()
        {
            LogicalThread me = LogicalThread.Current!;
            if (!me.Execution.IsStopping)
            {
                me.Execution.BeforeRelease(me, this);
                _owner = null;
                me.Execution.LockReleased(me, this);
            }
        }

        protected internal override void Reset() => _owner = null;
    }
}
