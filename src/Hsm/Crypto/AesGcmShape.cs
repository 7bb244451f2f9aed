using Hsm.Abstractions;

namespace Hsm;

/// <summary>What an AES-GCM request and its key must look like, whatever the provider.</summary>
internal static class AesGcmShape
{
    private const int MinTagLengthBytes = 12;
    private const int MaxTagLengthBytes = 16;

    /// <summary>Checks what the request alone tells.</summary>
    /// <param name="server">Whose limits hold.</param>
    /// <param name="payloadLengthBytes">All byte strings of the request together.</param>
    /// <param name="iv">1 byte or more.</param>
    /// <param name="tagLengthBytes">12..16.</param>
    /// <returns>False: BadArgs.</returns>
    public static bool IsValid(ServerState server, int payloadLengthBytes, Bytes iv, int tagLengthBytes) =>
        !iv.IsEmpty
        && tagLengthBytes is >= MinTagLengthBytes and <= MaxTagLengthBytes
        && payloadLengthBytes <= server.CommDataLengthBytes;

    /// <summary>Checks usage, then length of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="usage">The bit it needs.</param>
    /// <returns>Ok; Usage; BadArgs: not 16, 24 or 32 bytes.</returns>
    public static HsmStatus CheckKey(KeySnapshot key, ObjectFlags usage)
    {
        if ((key.Metadata.Flags & usage) == ObjectFlags.None)
        {
            return HsmStatus.Usage;
        }

        return key.Material.Length is 16 or 24 or 32 ? HsmStatus.Ok : HsmStatus.BadArgs;
    }
}
