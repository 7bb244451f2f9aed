namespace Hsm;

/// <summary>What a record of a partition is worth.</summary>
public enum RecordState
{
    /// <summary>The newest version of its object.</summary>
    Live,

    /// <summary>A former version; reclaimed at the next partition switch.</summary>
    Replaced,

    /// <summary>The last record, cut off while it was written; it was not acknowledged.</summary>
    Torn,

    /// <summary>Its checksum does not fit its bytes.</summary>
    Damaged,
}
