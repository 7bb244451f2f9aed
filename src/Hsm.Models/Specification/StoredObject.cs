using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>An object of NVM, or an uncommitted key of a cache: metadata and data, always of one version.</summary>
internal sealed record StoredObject(ObjectMetadata Metadata, Bytes Data)
{
    public NvmId Id => Metadata.Id;

    /// <summary>Not null: nobody has seen the bytes; Data has their length only.</summary>
    public HiddenKey? Hidden { get; init; }

    public bool Equals(StoredObject? other) =>
        other is not null && Metadata == other.Metadata && Data == other.Data && Equals(Hidden, other.Hidden);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => (Metadata.GetHashCode() * 31) + Data.GetHashCode();
}
