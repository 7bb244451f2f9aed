using Hsm.Oracle.Rounds;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.InProcess;

/// <summary>
/// Our own HSM, in this process: a fresh server each round, over each transport, under a choice of lock providers and schedulings,
/// which take turns by the round's seed. It must come out clean.
/// </summary>
public sealed class ReferenceTarget : IOracleTarget
{
    private readonly ReferenceOptions _options;
    private readonly ReferenceHost _host;

    /// <summary>Makes the target; servers are made round by round.</summary>
    /// <param name="options">Which; null: the right one over every transport.</param>
    public ReferenceTarget(ReferenceOptions? options = null)
    {
        _options = options ?? new ReferenceOptions();
        _host = new ReferenceHost(_options);
        Scenarios = ServerScenario.All(_host);
    }

    /// <inheritdoc/>
    public string Name => _options.Transport is { } transport ? $"reference {transport}".ToLowerInvariant() : "reference";

    /// <inheritdoc/>
    public IReadOnlyList<TargetFact> Facts => [new("configurations", string.Join(", ", _host.Configurations))];

    /// <inheritdoc/>
    public IReadOnlyList<string> CommandArguments =>
        [_options.Transport is { } transport ? $"--reference={transport}".ToLowerInvariant() : "--reference", .. _options.CommandArguments];

    /// <inheritdoc/>
    public IReadOnlyList<IOracleScenario> Scenarios { get; }

    /// <summary>Nothing outlives a round.</summary>
    public void Clean()
    {
        // Every round's store goes with it.
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();
}
