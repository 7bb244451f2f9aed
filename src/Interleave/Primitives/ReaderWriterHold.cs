using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What one thread holds of a reader-writer lock.</summary>
internal sealed class ReaderWriterHold
{
    internal LogicalThread? Thread { get; private set; }

    internal int Reads { get; set; }

    internal int Upgrades { get; set; }

    internal int Writes { get; set; }

    internal bool IsAny => Reads + Upgrades + Writes > 0;

    internal void Assign(LogicalThread? thread) => (Thread, Reads, Upgrades, Writes) = (thread, 0, 0, 0);
}
