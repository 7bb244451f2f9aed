using Interleave;
using Interleave.Runtime.MemoryModels;
using Xunit;

namespace Unit.Runtime.MemoryModels;

/// <summary>The order graph against models written down another way, over random programs.</summary>
public sealed class WeakMemoryTests
{
    private const int Programs = 400;

    [Fact]
    public void Tso_RandomPrograms_HaveTheOutcomesOfTheStoreBufferMachine() =>
        Compare(MemoryModel.Tso, StoreBufferMachine.Outcomes);

    [Fact]
    public void DotNet_RandomPrograms_HaveTheOutcomesOfTheAxioms() =>
        Compare(MemoryModel.DotNet, CandidateExecutions.Outcomes);

    private static void Compare(MemoryModel model, Func<SmallProgram, IReadOnlyCollection<string>> reference)
    {
        var random = new Random(20261121);
        int more = 0;
        for (int i = 0; i < Programs; i++)
        {
            SmallProgram program = SmallProgram.Random(random);
            IReadOnlyCollection<string> expected = reference(program);
            SortedSet<string> actual = AllExecutions(program, model, out int interleavings);
            Assert.True(expected.SequenceEqual(actual), $"{program}\nmissing: {string.Join(", ", expected.Except(actual))}\ntoo many: {string.Join(", ", actual.Except(expected))}");
            more += actual.Count > interleavings ? 1 : 0;
        }

        Assert.True(more > Programs / 20, $"Only {more} of the programs had outcomes of their own under the model.");
    }

    /// <summary>Every order of the steps with every choice of values.</summary>
    private static SortedSet<string> AllExecutions(SmallProgram program, MemoryModel model, out int sequential)
    {
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        var withoutChoices = new SortedSet<string>(StringComparer.Ordinal);
        var path = new List<(int Chosen, int Bound)>();
        do
        {
            string outcome = RunOne(program, new WeakMemory(model), path);
            outcomes.Add(outcome);
            if (path.TrueForAll(static p => p.Bound > 0 || p.Chosen == 0))
            {
                withoutChoices.Add(outcome);
            }
        }
        while (Advance(path));
        sequential = withoutChoices.Count;
        return outcomes;
    }

    private static string RunOne(SmallProgram program, WeakMemory memory, List<(int Chosen, int Bound)> path)
    {
        int depth = 0;
        var histories = new LocationHistory[SmallProgram.Locations];
        for (int i = 0; i < histories.Length; i++)
        {
            histories[i] = new LocationHistory();
            histories[i].Restart(memory.Generation);
            histories[i].Refresh(new CellShape(0, sizeof(int)), CellValue.Of(0));
        }

        var seen = new Dictionary<int, int>();
        int[] next = new int[program.Threads.Count];
        while (true)
        {
            int[] enabled = [.. Enumerable.Range(0, next.Length).Where(t => next[t] < program.Threads[t].Count)];
            if (enabled.Length == 0)
            {
                return program.Outcome(seen, histories.Select(static h => h.Newest.Value.As<int>()));
            }

            int thread = enabled[Choose(enabled.Length, 1)];
            Step step = program.Threads[thread][next[thread]++];
            if (step.Kind == StepKind.Fence)
            {
                memory.Fence(thread);
                continue;
            }

            LocationHistory history = histories[step.Location];
            var access = new MemoryAccess(thread, history, history, step.Number, step.Kind is StepKind.AcquireLoad or StepKind.ReleaseStore);
            if (step.IsLoad)
            {
                seen[step.Number] = memory.Read(access, Choose(memory.ReadChoices(access), -1)).Value.As<int>();
            }
            else
            {
                memory.Write(access, CellValue.Of(step.Number), Choose(memory.WriteChoices(access, CellValue.Of(step.Number)), -1));
            }
        }

        // The sign of the bound tells choices of values from choices of threads.
        int Choose(int bound, int sign)
        {
            if (depth == path.Count)
            {
                path.Add((0, sign * bound));
            }

            return path[depth++].Chosen;
        }
    }

    private static bool Advance(List<(int Chosen, int Bound)> path)
    {
        while (path.Count > 0 && path[^1].Chosen + 1 == Math.Abs(path[^1].Bound))
        {
            path.RemoveAt(path.Count - 1);
        }

        if (path.Count == 0)
        {
            return false;
        }

        path[^1] = (path[^1].Chosen + 1, path[^1].Bound);
        return true;
    }
}
