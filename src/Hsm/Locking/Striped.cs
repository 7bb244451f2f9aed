namespace Hsm;

/// <summary>
/// Places that each thread goes through from one of its own, a cache line apart: as long as there are no more threads than
/// places, none writes to a line that another uses.
/// </summary>
/// <typeparam name="T">A reference, or eight bytes.</typeparam>
internal sealed class Striped<T>
{
    private const int Places = 16;

    // In eight bytes: a cache line of 64.
    private const int Spacing = 8;

    // The first line is left out: the array's length is there, which everybody reads.
    private readonly T[] _values = new T[(Places + 1) * Spacing];

    /// <summary>How many places there are.</summary>
    public int Count => (_values.Length / Spacing) - 1;

    /// <summary>A place.</summary>
    /// <param name="distance">From the calling thread's own, 0..Count - 1.</param>
    /// <returns>It; safe for several threads by exchange only.</returns>
    public ref T At(int distance) => ref _values[(((Environment.CurrentManagedThreadId + distance) % Places) + 1) * Spacing];
}
