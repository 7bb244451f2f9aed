namespace Unit.Runtime.MemoryModels;

/// <summary>
/// The abstract machine of Sewell et al.: "x86-TSO", CACM 2010, word for word: a FIFO store buffer for each thread, whose
/// oldest entry may reach memory at any time; a fence waits until the thread's own is empty. Tries everything.
/// </summary>
internal sealed class StoreBufferMachine(SmallProgram program)
{
    private readonly SortedSet<string> _outcomes = new(StringComparer.Ordinal);
    private readonly int[] _memory = new int[SmallProgram.Locations];
    private readonly int[] _next = new int[program.Threads.Count];
    private readonly List<Step>[] _buffers = [.. program.Threads.Select(static _ => new List<Step>())];
    private readonly Dictionary<int, int> _seen = [];

    internal static IReadOnlyCollection<string> Outcomes(SmallProgram program)
    {
        var machine = new StoreBufferMachine(program);
        machine.Go();
        return machine._outcomes;
    }

    private void Go()
    {
        bool isOver = true;
        for (int t = 0; t < _next.Length; t++)
        {
            if (_buffers[t].Count > 0)
            {
                isOver = false;
                Flush(t);
            }

            if (_next[t] < program.Threads[t].Count && (program.Threads[t][_next[t]].Kind != StepKind.Fence || _buffers[t].Count == 0))
            {
                isOver = false;
                Execute(t);
            }
        }

        if (isOver)
        {
            _outcomes.Add(program.Outcome(_seen, _memory));
        }
    }

    private void Flush(int thread)
    {
        Step store = _buffers[thread][0];
        int old = _memory[store.Location];
        _buffers[thread].RemoveAt(0);
        _memory[store.Location] = store.Number;
        Go();
        _memory[store.Location] = old;
        _buffers[thread].Insert(0, store);
    }

    private void Execute(int thread)
    {
        Step step = program.Threads[thread][_next[thread]++];
        if (step.IsStore)
        {
            _buffers[thread].Add(step);
            Go();
            _buffers[thread].RemoveAt(_buffers[thread].Count - 1);
        }
        else
        {
            if (step.IsLoad)
            {
                _seen[step.Number] = _buffers[thread].FindLast(s => s.Location == step.Location)?.Number ?? _memory[step.Location];
            }

            Go();
        }

        _next[thread]--;
    }
}
