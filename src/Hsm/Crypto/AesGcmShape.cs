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

    /// <summary>Takes the key of a request: by id, with its usage, or the one brought along; of an AES key's length.</summary>
    /// <param name="session">Who asks; holds no lock.</param>
    /// <param name="request">The request.</param>
    /// <param name="usage">The bit that a key used by id needs.</param>
    /// <param name="key">When Ok; dispose it.</param>
    /// <returns>Ok; Access: a hardware key; BadArgs: no such id, or not 16, 24 or 32 bytes; NotFound; Usage; Locked; Aborted.</returns>
    public static HsmStatus TakeKey(SessionState session, AesRequest request, ObjectFlags usage, out KeySnapshot? key)
    {
        key = request.UsesInlineKey ? KeySnapshot.OfClient(request.InlineKey) : null;
        if (key is null && !session.TryAddress(request.Key, out _))
        {
            return ObjectPolicy.Misnamed(request.Key);
        }

        if (key is null)
        {
            session.TryAddress(request.Key, out var id);
            var taken = session.Server.Components.KeyReader.Take(session, id, out key);
            if (key is null)
            {
                return taken;
            }
        }

        var status = request.UsesInlineKey ? CheckLength(key) : CheckKey(key, usage);
        if (status != HsmStatus.Ok)
        {
            key.Dispose();
            key = null;
        }

        return status;
    }

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

        return CheckLength(key);
    }

    private static HsmStatus CheckLength(KeySnapshot key) =>
        key.Material.Length is 16 or 24 or 32 ? HsmStatus.Ok : HsmStatus.BadArgs;
}
