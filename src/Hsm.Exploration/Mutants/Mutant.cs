using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A planted bug: what takes the place of what, and how it is to be found.</summary>
public sealed record Mutant
{
    /// <summary>Its row in the bug zoo, e.g. K1.</summary>
    public required string Id { get; init; }

    /// <summary>The shape of the bug, in one sentence.</summary>
    public required string Shape { get; init; }

    /// <summary>The class of the HSM that is replaced.</summary>
    public required string Host { get; init; }

    /// <summary>Name of the workload or scenario that tells it.</summary>
    public required string Workload { get; init; }

    /// <summary>Name of the configuration it is explored in.</summary>
    public string Configuration { get; init; } = "monitor/thread-per-session";

    /// <summary>How it shows.</summary>
    public required MutantFinding Finding { get; init; }

    /// <summary>Replaces steps of the server.</summary>
    internal Func<ServerComponents, ServerComponents> Server { get; init; } = static right => right;

    /// <summary>Replaces the files of a store.</summary>
    internal Func<IStoreMedium, IStoreMedium> Medium { get; init; } = static right => right;

    /// <summary>Replaces steps of the secure channel.</summary>
    internal Func<ChannelComponents, ChannelComponents> Channel { get; init; } = static right => right;

    /// <summary>Makes the scheduling; null: the configuration's.</summary>
    internal Func<IServerScheduling>? Scheduling { get; init; }

    /// <summary>Makes the guard of each client context.</summary>
    internal Func<InFlightGuard> Guard { get; init; } = static () => new SingleFlightGuard();

    /// <summary>Plants the bug in a server's options, where it replaces steps of the server; else changes nothing.</summary>
    /// <param name="options">The right server's.</param>
    /// <returns>The same with those steps replaced.</returns>
    public HsmServerOptions PlantIn(HsmServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Components = Server(options.Components) };
    }

    /// <summary>Makes the scheduling that the bug is in; null: any does.</summary>
    /// <returns>A fresh instance.</returns>
    public IServerScheduling? CreateScheduling() => Scheduling?.Invoke();
}
