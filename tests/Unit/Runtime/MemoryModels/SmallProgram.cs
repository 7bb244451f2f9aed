namespace Unit.Runtime.MemoryModels;

/// <summary>A step of a straight-line program.</summary>
internal enum StepKind
{
    Load,
    AcquireLoad,
    Store,
    ReleaseStore,
    Fence,
}

/// <summary>One step; a store writes the step's own number, so that every value tells who wrote it.</summary>
internal sealed record Step(int Number, int Thread, StepKind Kind, int Location)
{
    internal bool IsLoad => Kind is StepKind.Load or StepKind.AcquireLoad;

    internal bool IsStore => Kind is StepKind.Store or StepKind.ReleaseStore;

    public override string ToString() => Kind == StepKind.Fence ? "fence" : $"{Kind} {(char)('x' + Location)}={Number}";
}

/// <summary>Threads of a few steps over two locations, which hold 0 at first.</summary>
internal sealed record SmallProgram(IReadOnlyList<IReadOnlyList<Step>> Threads)
{
    internal const int Locations = 2;

    internal IEnumerable<Step> Steps => Threads.SelectMany(static t => t);

    internal static SmallProgram Random(Random random)
    {
        int number = 0;
        int threads = random.Next(4) == 0 ? 3 : 2;
        int longest = threads == 2 ? 4 : 2;
        return new SmallProgram([.. Enumerable.Range(0, threads).Select(t => (IReadOnlyList<Step>)
            [.. Enumerable.Range(0, random.Next(longest - 1, longest + 1)).Select(_ => new Step(++number, t, Kind(random), random.Next(Locations)))])]);
    }

    /// <summary>What each load saw, and what the locations hold in the end.</summary>
    internal string Outcome(IReadOnlyDictionary<int, int> seen, IEnumerable<int> final) =>
        string.Join(' ', Steps.Where(static s => s.IsLoad).Select(s => $"{s.Number}:{seen[s.Number]}")) + " / " + string.Join(' ', final);

    public override string ToString() => string.Join(" || ", Threads.Select(static t => string.Join("; ", t)));

    private static StepKind Kind(Random random) => random.Next(12) switch
    {
        < 4 => StepKind.Load,
        < 8 => StepKind.Store,
        8 or 9 => StepKind.AcquireLoad,
        10 => StepKind.ReleaseStore,
        _ => StepKind.Fence,
    };
}
