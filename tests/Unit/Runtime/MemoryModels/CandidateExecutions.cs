namespace Unit.Runtime.MemoryModels;

/// <summary>
/// The .NET memory model as axioms over candidate executions, as Alglave, Maranget, Tautschnig (TOPLAS 2014) write
/// models down: every choice of what each load reads (rf) and of a coherence order (co) is tried, and kept when
/// coherence holds, no value comes from the future (po and rf have no cycle) and the order in which effects become
/// observable (acquire, release, fences, external rf, co, fr) has none.
/// </summary>
internal sealed class CandidateExecutions(SmallProgram program)
{
    private readonly Step[] _steps = [.. program.Steps];

    internal static SortedSet<string> Outcomes(SmallProgram program)
    {
        var candidates = new CandidateExecutions(program);
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        candidates.ChooseCoherence(0, [], outcomes);
        return outcomes;
    }

    private void ChooseCoherence(int location, List<Step[]> coherence, SortedSet<string> outcomes)
    {
        if (location == SmallProgram.Locations)
        {
            ChooseSources(0, coherence, [], outcomes);
            return;
        }

        foreach (Step[] order in Permutations([.. _steps.Where(s => s.IsStore && s.Location == location)]))
        {
            ChooseCoherence(location + 1, [.. coherence, order], outcomes);
        }
    }

    private void ChooseSources(int index, List<Step[]> coherence, Dictionary<int, int> sources, SortedSet<string> outcomes)
    {
        Step[] loads = [.. _steps.Where(static s => s.IsLoad)];
        if (index == loads.Length)
        {
            if (IsAllowed(coherence, sources))
            {
                outcomes.Add(program.Outcome(sources, coherence.Select(static c => c.Length == 0 ? 0 : c[^1].Number)));
            }

            return;
        }

        Step load = loads[index];
        foreach (int source in coherence[load.Location].Select(static s => s.Number).Prepend(0))
        {
            sources[load.Number] = source;
            ChooseSources(index + 1, coherence, sources, outcomes);
        }
    }

    private bool IsAllowed(List<Step[]> coherence, Dictionary<int, int> sources)
    {
        List<(Step From, Step To)> inOrder = ProgramOrder();
        List<(Step From, Step To)> reads = [.. sources.Where(static s => s.Value != 0).Select(s => (At(s.Value), At(s.Key)))];
        List<(Step From, Step To)> communication = Communication(coherence, sources);
        var kept = inOrder.Where(static p =>
            p.From.Kind is StepKind.AcquireLoad or StepKind.Fence || p.To.Kind is StepKind.ReleaseStore or StepKind.Fence);
        return IsAcyclic([.. inOrder.Where(static p => p.From.Kind != StepKind.Fence && p.To.Kind != StepKind.Fence && p.From.Location == p.To.Location), .. reads, .. communication])
            && IsAcyclic([.. inOrder, .. reads])
            && IsAcyclic([.. kept, .. reads.Where(static r => r.From.Thread != r.To.Thread), .. communication]);
    }

    private List<(Step From, Step To)> ProgramOrder() =>
        [.. program.Threads.SelectMany(static t => t.SelectMany((from, i) => t.Skip(i + 1).Select(to => (from, to))))];

    /// <summary>Coherence, and each load before the stores that follow the one it read.</summary>
    private List<(Step From, Step To)> Communication(List<Step[]> coherence, Dictionary<int, int> sources)
    {
        var edges = new List<(Step, Step)>();
        foreach (Step[] order in coherence)
        {
            for (int i = 1; i < order.Length; i++)
            {
                edges.Add((order[i - 1], order[i]));
            }
        }

        foreach ((int load, int source) in sources)
        {
            Step reader = At(load);
            Step[] order = coherence[reader.Location];
            int follows = source == 0 ? 0 : Array.FindIndex(order, s => s.Number == source) + 1;
            if (follows < order.Length)
            {
                edges.Add((reader, order[follows]));
            }
        }

        return edges;
    }

    private bool IsAcyclic(List<(Step From, Step To)> edges)
    {
        var left = new HashSet<Step>(_steps);
        while (left.FirstOrDefault(s => !edges.Exists(e => e.To == s && left.Contains(e.From))) is { } first)
        {
            left.Remove(first);
        }

        return left.Count == 0;
    }

    private Step At(int number) => _steps.First(s => s.Number == number);

    private static IEnumerable<Step[]> Permutations(Step[] items)
    {
        if (items.Length <= 1)
        {
            return [items];
        }

        return items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (Step[])[first, .. rest]));
    }
}
