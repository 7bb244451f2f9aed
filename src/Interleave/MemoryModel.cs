namespace Interleave;

/// <summary>Which older values a plain read may return.</summary>
public enum MemoryModel
{
    /// <summary>None: every read sees the last write (Lamport 1979). The default.</summary>
    SequentiallyConsistent,

    /// <summary>
    /// Total store order, as x86-64 has it (Sewell et al.: "x86-TSO", CACM 2010): a thread's plain writes wait in a FIFO
    /// buffer of its own before the others see them.
    /// </summary>
    Tso,

    /// <summary>
    /// What .NET promises on every processor (dotnet/runtime, docs/design/specs/Memory-model.md), without load buffering:
    /// a plain read may return an older write that nothing orders before a later one the reader must know of.
    /// </summary>
    DotNet,
}
