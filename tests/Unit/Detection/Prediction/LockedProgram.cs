using Interleave.Runtime;
using Unit.Runtime;

namespace Unit.Detection.Prediction;

/// <summary>
/// A small random program: two or three threads that read and write two fields, some of it under locks, some of it only
/// when a field has been written. Each operation has a site of its own.
/// </summary>
internal sealed class LockedProgram
{
    private const int Fields = 2;
    private const int MaxThreads = 3;
    private const int MaxOperations = 24;

    private static readonly SiteRange s_sites = SiteTable.Register(
        nameof(LockedProgram),
        nameof(LockedProgram),
        [.. Enumerable.Range(0, (MaxThreads * MaxOperations * Fields) + 1).Select(i => new Site("P.Run", "p.cs", i, $"P.field{i % Fields}", null))]);

    private readonly (char Action, int Operand)[][] _threads;
    private readonly int[] _values = new int[Fields];

    public LockedProgram(Random random, bool conditions)
    {
        _threads = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Body(random, conditions).ToArray())];
    }

    public override string ToString() =>
        string.Join(" | ", _threads.Select(t => string.Join(' ', t.Select(o => $"{o.Action}{o.Operand}"))));

    public void Run()
    {
        Array.Clear(_values);
        object owner = new();
        LogicalThread me = LogicalThread.Current!;
        TestLock[] locks = [me.Execution.NewResource<TestLock>(), me.Execution.NewResource<TestLock>()];
        LogicalThread[] threads = [.. _threads.Select((_, i) => Spawn(me, () => RunThread(i, owner, locks)))];
        Runs.Join(threads);
    }

    private static LogicalThread Spawn(LogicalThread me, Action body)
    {
        me.CurrentSite = s_sites.Base;
        LogicalThread thread = me.Execution.Spawn(ThreadKind.Foreground, "", static b => ((Action)b!)(), body);
        me.Execution.Note(me, AccessKind.Spawn, thread.Ended);
        return thread;
    }

    private void RunThread(int thread, object owner, TestLock[] locks)
    {
        LogicalThread me = LogicalThread.Current!;
        for (int i = 0; i < _threads[thread].Length; i++)
        {
            (char action, int operand) = _threads[thread][i];
            int site = s_sites.Base + (((thread * MaxOperations) + i) * Fields) + (operand % Fields);
            me.CurrentSite = site;
            switch (action)
            {
                case 'r':
                    me.Execution.FieldAccess(me, owner, site, AccessKind.Read);
                    break;
                case 'w':
                    me.Execution.FieldAccess(me, owner, site, AccessKind.Write);
                    _values[operand]++;
                    break;
                case '?':
                    me.Execution.FieldAccess(me, owner, site, AccessKind.Read);
                    i += _values[operand] == 0 ? 1 : 0;
                    break;
                case '+':
                    locks[operand].Enter();
                    break;
                default:
                    locks[operand].Exit();
                    break;
            }
        }
    }

    private static IEnumerable<(char, int)> Body(Random random, bool conditions)
    {
        for (int i = 1 + random.Next(2); i >= 0; i--)
        {
            int outer = random.Next(2) == 0 ? random.Next(2) : -1;
            int inner = outer >= 0 && random.Next(3) == 0 ? 1 - outer : -1;
            if (outer >= 0)
            {
                yield return ('+', outer);
            }

            if (inner >= 0)
            {
                yield return ('+', inner);
            }

            if (conditions && random.Next(3) == 0)
            {
                yield return ('?', random.Next(Fields));
            }

            yield return ("rw"[random.Next(2)], random.Next(Fields));
            if (inner >= 0)
            {
                yield return ('-', inner);
            }

            if (outer >= 0)
            {
                yield return ('-', outer);
            }
        }
    }
}
