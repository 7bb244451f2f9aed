using Hsm.Models.Specification;

namespace Hsm.Exploration;

/// <summary>
/// A replay window by itself, worked by a few threads, each with a fixed list of calls; the history is held against the
/// sequential specification.
/// </summary>
/// <param name="name">The scenario's name.</param>
/// <param name="widthCounters">W; blocks are half as wide, so that the ring has three.</param>
/// <param name="before">Counters marked before the threads start.</param>
/// <param name="threads">What each thread calls, in order.</param>
internal sealed class WindowScenario(string name, int widthCounters, ulong[] before, ReplayWindowCall[][] threads) : Scenario
{
    private readonly ReplayWindowOptions _options = new()
    {
        WidthCounters = widthCounters,
        BlockCounters = widthCounters / 2,
        RingBlocks = 3,
    };

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations => WindowChoice.Names;

    /// <inheritdoc/>
    public override int ThreadCount => threads.Length;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var run = new WindowRun(WindowChoice.CreateFor(configuration, mutant, _options));
        Array.ForEach(before, counter => run.Make(client: 0, new ReplayWindowCall(counter, IsMark: true)));
        var running = new Thread[threads.Length];
        for (var i = 0; i < running.Length; i++)
        {
            var client = i;
            var calls = threads[i];
            running[i] = new Thread(() => run.MakeAll(client, calls)) { Name = $"thread {i}" };
            running[i].Start();
        }

        Array.ForEach(running, static thread => thread.Join());
        run.Judge();
    }
}
