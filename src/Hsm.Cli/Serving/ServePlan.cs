using Hsm.Abstractions;
using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>What <c>hsm serve</c> was asked for, with defaults filled in.</summary>
internal sealed record ServePlan
{
    public required IReadOnlyList<ServeListener> Listeners { get; init; }

    /// <summary>A directory, or <see cref="StoreOpening.Memory"/>.</summary>
    public required string Store { get; init; }

    /// <summary>Bytes of each of the two partitions; null: what the store has, or the default for a new one.</summary>
    public required int? PartitionSizeBytes { get; init; }

    /// <summary>Makes the server's options over the opened store.</summary>
    public required Func<IFlash, HsmServerOptions> Server { get; init; }

    /// <summary>A fresh one.</summary>
    public required IServerScheduling Scheduling { get; init; }

    /// <summary>The accelerator's queue, which whoever runs the plan ends; null: there is none.</summary>
    public required IAcceleratorEngine? Engine { get; init; }

    /// <summary>The channel that connections are in; null: none.</summary>
    public required SocketChannelOptions? Channel { get; init; }

    public required SocketLimits Limits { get; init; }

    public required LogLevel LogLevel { get; init; }
}
