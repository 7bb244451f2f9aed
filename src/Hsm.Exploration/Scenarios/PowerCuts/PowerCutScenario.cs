using Hsm.Models.Workloads;
using Hsm.Models.Workloads.Certificates;
using Hsm.Models.Workloads.She;
using Hsm.Models.Workloads.Token;

namespace Hsm.Exploration;

/// <summary>
/// Two sessions work; then the power is cut at every program and erase step of what they did, torn steps included, each
/// cut is recovered from, and what recovery finds is held against the specification: acknowledged effects are there, those
/// in flight wholly or not at all (hsm-notes, 5). Configurations are workloads.
/// </summary>
internal sealed class PowerCutScenario : Scenario
{
    private static readonly string[] s_long = [new CutObjects().Name, new RacingKeyLoads().Name, new TwoTrustedRoots().Name];

    /// <inheritdoc/>
    public override string Name => "power-cut";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } =
    [
        new CutObjects().Name, new SharedCounter().Name, new EraseReachesCopies().Name, new ListAgainstDestroy().Name,
        new DestroyAgainstCommit().Name, new RacingKeyLoads().Name, new TwoTrustedRoots().Name, new TokenTornAttributes().Name,
        new GuessesAtOnce().Name,
    ];

    /// <inheritdoc/>
    public override int ThreadCount => 2;

    /// <inheritdoc/>
    /// <remarks>A run recovers from every cut of what it did; with batches of objects, and with long ones, there are several times as many.</remarks>
    public override int Weight(string configuration) => s_long.Contains(configuration, StringComparer.Ordinal) ? 10 : 2;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var run = new PowerCutRun(HsmWorkloads.All.First(workload => workload.Name == configuration), mutant);
        run.Execute();
        run.Check();
    }
}
