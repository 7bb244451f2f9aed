using Interleave.Runtime;

namespace Unit.Strategies;

/// <summary>
/// A small random program: two or three threads that read and write shared numbers, some of it under locks. Its
/// outcome is everything that was read and the numbers at the end, so two schedules with one outcome are equivalent.
/// </summary>
internal sealed class RandomProgram
{
    private const int Variables = 2;
    private const int Locks = 2;

    private readonly (char Action, int Operand)[][] _threads;
    private readonly int[] _values = new int[Variables];

    public RandomProgram(int seed)
    {
        var random = new Random(seed);
        _threads = [.. Enumerable.Range(0, 2 + random.Next(2)).Select(i => Body(random, i))];
    }

    public override string ToString() =>
        string.Join(" | ", _threads.Select(t => string.Join(' ', t.Select(o => $"{o.Action}{o.Operand}"))));

    public string Run()
    {
        Array.Clear(_values);
        Execution now = LogicalThread.Current!.Execution;
        Programs.Cell[] cells = [.. Enumerable.Range(0, Variables).Select(_ => now.NewResource<Programs.Cell>())];
        Programs.Fork[] locks = [.. Enumerable.Range(0, Locks).Select(_ => now.NewResource<Programs.Fork>())];
        string[] read = new string[_threads.Length];
        AllEnded.Run([.. _threads.Select((_, i) => (Action)(() => read[i] = RunThread(i, cells, locks)))]);
        return $"{string.Join('/', read)} {string.Join(',', _values)}";
    }

    private string RunThread(int thread, Programs.Cell[] cells, Programs.Fork[] locks)
    {
        string read = "";
        int last = thread + 1;
        foreach ((char action, int operand) in _threads[thread])
        {
            switch (action)
            {
                case 'r':
                    cells[operand].Touch(AccessKind.Read);
                    last = _values[operand];
                    read += last;
                    break;
                case 'w':
                    cells[operand].Touch(AccessKind.Write);
                    _values[operand] = (last * 3) + thread + 1;
                    break;
                case '+':
                    locks[operand].Take();
                    break;
                default:
                    locks[operand].PutBack();
                    break;
            }
        }

        return read;
    }

    private static (char, int)[] Body(Random random, int thread)
    {
        var body = new List<(char, int)>();
        int operations = thread == 2 ? 1 : 2 + random.Next(2);
        while (operations-- > 0)
        {
            int held = random.Next(3) == 0 ? random.Next(Locks) : -1;
            int inner = held >= 0 && random.Next(3) == 0 ? 1 - held : -1;
            AddIf(held, '+');
            AddIf(inner, '+');
            body.Add(("rw"[random.Next(2)], random.Next(Variables)));
            AddIf(inner, '-');
            AddIf(held, '-');
        }

        return [.. body];

        void AddIf(int operand, char action)
        {
            if (operand >= 0)
            {
                body.Add((action, operand));
            }
        }
    }
}
