namespace Interleave.Runtime;

/// <summary>What an object is to the collection probes.</summary>
internal enum CollectionKind
{
    /// <summary>No collection that could be misused.</summary>
    None,

    /// <summary>Holds contents of its own.</summary>
    Contents,

    /// <summary>The same, but readers beside one writer are documented to be safe.</summary>
    OneWriter,

    /// <summary>Thread-safe: what goes in is ordered before what comes out.</summary>
    ThreadSafe,

    /// <summary>Shows the contents of others: an enumerator, a key collection, a wrapper, a query.</summary>
    View,
}
