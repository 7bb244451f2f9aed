using Hsm.Abstractions;

namespace Hsm;

/// <summary>Where an object's newest record stands in the active partition.</summary>
/// <param name="metadata">As stored.</param>
/// <param name="recordOffsetBytes">Start of its record, from the partition's start.</param>
internal sealed class NvmEntry(ObjectMetadata metadata, int recordOffsetBytes)
{
    /// <summary>As stored.</summary>
    public ObjectMetadata Metadata { get; } = metadata;

    /// <summary>Start of the record, from the partition's start.</summary>
    public int RecordOffsetBytes { get; } = recordOffsetBytes;
}
