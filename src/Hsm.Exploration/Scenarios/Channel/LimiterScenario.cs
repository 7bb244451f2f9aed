namespace Hsm.Exploration;

/// <summary>Threads spend the budget of one source: all of it, and no more, in each window.</summary>
internal sealed class LimiterScenario : Scenario
{
    private const string OneWindow = "one-window";
    private const string TwoWindows = "two-windows";
    private const uint Budget = 2;

    /// <inheritdoc/>
    public override string Name => "channel-limiter";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = [OneWindow, TwoWindows];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var options = new RateLimiterOptions { Budget = Budget, Window = TimeSpan.FromMilliseconds(10), Places = 1 };
        var limiter = mutant.Channel(ChannelComponents.Default).Limiter(options);
        var laterMs = configuration == TwoWindows ? 10 : 0;
        var granted = 0;
        ChannelRig.Run(
            () => Take(limiter, 0, ref granted),
            () =>
            {
                Take(limiter, 0, ref granted);
                Take(limiter, laterMs, ref granted);
            },
            () =>
            {
                Take(limiter, laterMs, ref granted);
                Take(limiter, laterMs, ref granted);
            });

        // Whoever is late spends from the later window, so of five attempts between two and four are granted there.
        var least = (int)Budget;
        var most = configuration == TwoWindows ? 2 * (int)Budget : least;
        ChannelRig.Require(granted >= least && granted <= most, $"Of a budget of {Budget} a window, {granted} were spent.");
    }

    private static void Take(IRateLimiter limiter, long nowMs, ref int granted)
    {
        if (limiter.TryTake(source: 1, nowMs))
        {
            Interlocked.Increment(ref granted);
        }
    }
}
