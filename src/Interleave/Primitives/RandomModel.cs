using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Random.

namespace Interleave.Primitives;

/// <summary>Models where <see cref="Random"/> takes a seed from the machine; seeded generators are deterministic as they are.</summary>
[ModelOf(typeof(Random))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RandomModel
{
    public static Random ctor() => LogicalThread.Current is { } thread ? Seeded(thread) : new Random();

    public static Random ctor(int seed) => new(seed);

    /// <summary>One generator for the execution, seeded from its own stream.</summary>
    public static Random get_Shared()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Random.Shared;
        }

        if (thread.Execution.Extensions.TryGetValue(typeof(Random), out object? shared))
        {
            return (Random)shared;
        }

        Random made = Seeded(thread);
        thread.Execution.Extensions.Add(typeof(Random), made);
        return made;
    }

    private static Random Seeded(LogicalThread thread) => new((int)thread.Execution.RandomBits());
}
