namespace Interleave.Runtime.MemoryModels;

/// <summary>One memory access or fence, with those that must be performed before it.</summary>
internal sealed class OrderNode
{
    /// <summary>Performed earlier, directly; the order is the reflexive transitive closure. Never cyclic.</summary>
    internal List<OrderNode> Before { get; } = new(4);

    /// <summary>Ordinal of making. Nearly all that is performed before it was made before it (see <see cref="OrderGraph.AddLate"/>).</summary>
    internal int Sequence { get; set; }

    /// <summary>Stamp of the last search that came by.</summary>
    internal int Mark { get; set; }
}
