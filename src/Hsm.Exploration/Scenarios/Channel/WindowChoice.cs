using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A replay window by name.</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes an empty one.</param>
internal sealed record WindowChoice(string Name, Func<ReplayWindowOptions, IReplayWindow> Create)
{
    /// <summary>The right ones, the plainest first.</summary>
    public static IReadOnlyList<WindowChoice> All { get; } =
    [
        new("mutex", static options => new MutexReplayWindow(options)),
        new("spin-bit", static options => new SpinBitReplayWindow(options)),
        new("word", static options => new WordReplayWindow(options)),
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static choice => choice.Name)];

    /// <summary>Makes the window of a run: the planted one, or that of the configuration.</summary>
    /// <param name="configuration">Name of a choice.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <param name="options">Sizes.</param>
    /// <returns>An empty window.</returns>
    public static IReplayWindow CreateFor(string configuration, Mutant mutant, ReplayWindowOptions options) =>
        mutant.Channel(ChannelComponents.Default).Window is { } planted
            ? planted(options)
            : All.First(choice => choice.Name == configuration).Create(options);
}
