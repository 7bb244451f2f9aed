using Hsm.Abstractions;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Requests on keys that several scripts make.</summary>
internal static class Keys
{
    /// <summary>AES keys of 16 or 32 bytes, told apart by their first byte.</summary>
    public static KeyCacheRequest Cache(ScriptLane lane, KeyId id)
    {
        int version = lane.NextVersion();
        return new KeyCacheRequest(id, ObjectFlags.UsageAny, RoundIds.Label(version), Bytes.Repeat((byte)version, version % 2 == 0 ? 16 : 32));
    }

    /// <summary>Looks at keys and erases them, from the local cache of the lane and from NVM.</summary>
    public static IEnumerable<HsmRequest> Finish(ScriptLane lane, IReadOnlyList<KeyId> keys)
    {
        foreach (KeyId key in keys)
        {
            yield return new KeyExportRequest(key);
            yield return new KeyEraseRequest(key);
            yield return new KeyExportRequest(key);
        }
    }
}
