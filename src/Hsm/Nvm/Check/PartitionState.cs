namespace Hsm;

/// <summary>What a partition is.</summary>
public enum PartitionState
{
    /// <summary>Nothing is in it.</summary>
    Blank,

    /// <summary>The newest log: what it holds is what the store holds.</summary>
    Active,

    /// <summary>The log before the newest; erased when the next is to be written.</summary>
    Former,

    /// <summary>Bytes without a header: a copy that was not finished, or a former log half erased. Not used.</summary>
    Unfinished,

    /// <summary>A header of a format version that this program does not know.</summary>
    OtherVersion,
}
