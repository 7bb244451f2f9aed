using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A key as it was at one instant: policy, label and bytes of one version. Occupies no slot; owned by one request.
/// </summary>
/// <param name="metadata">Id, flags, label.</param>
/// <param name="material">The key's bytes; owned by the snapshot.</param>
/// <param name="isCommitted">Whether NVM had exactly this object.</param>
internal sealed class KeySnapshot(ObjectMetadata metadata, byte[] material, bool isCommitted) : IDisposable
{
    /// <summary>Id, access, flags, length and label.</summary>
    public ObjectMetadata Metadata { get; } = metadata;

    /// <summary>The key's bytes; zeroed by Dispose.</summary>
    public ReadOnlyMemory<byte> Material => material;

    /// <summary>Whether NVM had exactly this object.</summary>
    public bool IsCommitted { get; } = isCommitted;

    /// <summary>Prepared forms of the slot filling that this is a copy of; null: of none, the key is set up for each use.</summary>
    public PreparedKeys? Prepared { get; init; }

    /// <summary>A key that a client brought along: no object, no policy.</summary>
    /// <param name="key">Its bytes.</param>
    /// <returns>Dispose it to zero it.</returns>
    public static KeySnapshot OfClient(Bytes key) =>
        new(new ObjectMetadata(NvmId.None, 0, ObjectFlags.None, (ushort)key.Length, default), key.ToArray(), isCommitted: false);

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(material);
}
