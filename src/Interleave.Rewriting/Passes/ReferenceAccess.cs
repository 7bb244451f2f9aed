namespace Interleave.Rewriting.Passes;

/// <summary>What a callee that has no probes of its own does through a reference it is given.</summary>
internal enum ReferenceAccess
{
    /// <summary>Nothing, or its own probes tell.</summary>
    None,

    /// <summary>Reads.</summary>
    Read,

    /// <summary>Writes, or may write.</summary>
    Write,
}
