using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Generators that follow from a seed, another for each session. NOT SECURE.</summary>
/// <param name="seed">Any number, such as the schedule's seed.</param>
public sealed class SeededRandomGenerators(ulong seed) : IRandomGenerators
{
    /// <inheritdoc/>
    public string Name => "seeded";

    /// <inheritdoc/>
    public IRandomSource Create(int ordinal) => new SeededRandomSource(ToyMixer.Mix(seed + (ulong)ordinal));
}
