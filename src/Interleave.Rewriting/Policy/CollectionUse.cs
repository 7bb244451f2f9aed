namespace Interleave.Rewriting.Policy;

/// <summary>What a member does to the contents of a collection.</summary>
internal enum CollectionUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Reads the receiver's contents, and the sequences it is given.</summary>
    Reads,

    /// <summary>Changes the receiver's contents, and reads the sequences it is given.</summary>
    Writes,

    /// <summary>Reads the sequences it is given.</summary>
    Arguments,

    /// <summary>Reads one field of the receiver.</summary>
    FieldReads,

    /// <summary>Writes one field of the receiver.</summary>
    FieldWrites,
}
