using Hsm.Abstractions;

namespace Hsm.Oracle.InProcess;

/// <summary>Which reference HSM is held against the specification.</summary>
public sealed record ReferenceOptions
{
    /// <summary>The only transport; null, the default: all take turns.</summary>
    public ReferenceTransport? Transport { get; init; }

    /// <summary>Changes the server's options last of all, as a planted bug does.</summary>
    public Func<HsmServerOptions, HsmServerOptions> Change { get; init; } = static options => options;

    /// <summary>Makes every round's scheduling; null, the default: the configuration's.</summary>
    public Func<IServerScheduling>? Scheduling { get; init; }

    /// <summary>Further arguments of the command that makes such a target, such as <c>--mutant N1</c>.</summary>
    public IReadOnlyList<string> CommandArguments { get; init; } = [];
}
