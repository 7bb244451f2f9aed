using Hsm.Abstractions;

namespace Hsm;

/// <summary>One record of a partition. Never its data.</summary>
/// <param name="OffsetBytes">Its start, from the partition's.</param>
/// <param name="LengthBytes">What it takes in flash, in whole units; for one that can not be read, up to where the next begins.</param>
/// <param name="State">What it is worth.</param>
/// <param name="Metadata">Of its object; null: it can not be read.</param>
public sealed record RecordReport(int OffsetBytes, int LengthBytes, RecordState State, ObjectMetadata? Metadata);
