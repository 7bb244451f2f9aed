using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Random bytes that follow from a seed: equal seeds, equal bytes. NOT SECURE.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014). One for each session; not safe for two threads.</remarks>
/// <param name="seed">Any number, such as the schedule's seed.</param>
public sealed class SeededRandomSource(ulong seed) : IRandomSource
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        ulong state = _state;
        while (!destination.IsEmpty)
        {
            state += Increment;
            ulong value = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            BinaryPrimitives.WriteUInt64LittleEndian(word, value ^ (value >> 31));
            int taken = Math.Min(word.Length, destination.Length);
            word[..taken].CopyTo(destination);
            destination = destination[taken..];
        }

        _state = state;
    }
}
