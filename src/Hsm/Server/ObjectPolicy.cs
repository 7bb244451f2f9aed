using Hsm.Abstractions;

namespace Hsm;

/// <summary>What the flags of an object allow (protocol page 6). Everything is refused for a trusted object.</summary>
internal static class ObjectPolicy
{
    /// <summary>Flags as a client may set them: 16 bits, not Trusted.</summary>
    /// <param name="flags">As sent.</param>
    /// <returns>As stored.</returns>
    public static ObjectFlags FromClient(ObjectFlags flags) => flags & (ObjectFlags)0xFFFF & ~ObjectFlags.Trusted;

    /// <summary>Whether an object may be overwritten.</summary>
    /// <param name="existing">What is there; null: nothing.</param>
    /// <returns>True when it may.</returns>
    public static bool MayModify(ObjectMetadata? existing) =>
        Has(existing, ObjectFlags.NonModifiable | ObjectFlags.Trusted) == ObjectFlags.None;

    /// <summary>Whether an object may be destroyed, or an uncommitted key evicted.</summary>
    /// <param name="existing">What is there; null: nothing.</param>
    /// <returns>True when it may.</returns>
    public static bool MayDestroy(ObjectMetadata? existing) =>
        Has(existing, ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable | ObjectFlags.Trusted) == ObjectFlags.None;

    /// <summary>
    /// Whether a raw request may destroy an object: SHE's slots too, although they are Trusted, for wolfHSM's clients clear them so,
    /// and there is no other way.
    /// </summary>
    /// <param name="existing">What is there; null: nothing.</param>
    /// <returns>True when it may.</returns>
    public static bool MayDestroyByRequest(ObjectMetadata? existing) => existing?.Id.Type == ObjectType.She
        ? Has(existing, ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable) == ObjectFlags.None
        : MayDestroy(existing);

    /// <summary>
    /// Whether CERT may erase an object: a plain one that is NonModifiable too, for there is no other way to replace a root
    /// (wolfHSM). Keys, counters and slots are no roots: a revoked key is not to be rid of so.
    /// </summary>
    /// <param name="existing">What is there.</param>
    /// <returns>True when it may.</returns>
    public static bool MayEraseRoot(ObjectMetadata existing) => existing.Id.Type == ObjectType.Object
        ? Has(existing, ObjectFlags.NonDestroyable | ObjectFlags.Trusted) == ObjectFlags.None
        : MayDestroy(existing);

    /// <summary>Whether an object's bytes may leave the server.</summary>
    /// <param name="existing">What is there.</param>
    /// <returns>True when they may.</returns>
    public static bool MayExport(ObjectMetadata existing) =>
        Has(existing, ObjectFlags.NonExportable | ObjectFlags.Trusted) == ObjectFlags.None;

    /// <summary>Whether a key in a cache may be evicted: a committed one always, for NVM keeps it.</summary>
    /// <param name="cached">What is there; null: nothing.</param>
    /// <returns>True when it may.</returns>
    public static bool MayEvict(CachedKey? cached) => cached is null
        || (cached.IsCommitted ? !IsTrusted(cached.Metadata) : MayDestroy(cached.Metadata));

    /// <summary>Whether only the server may deal with an object.</summary>
    /// <param name="existing">What is there; null: nothing.</param>
    /// <returns>True when so.</returns>
    public static bool IsTrusted(ObjectMetadata? existing) => Has(existing, ObjectFlags.Trusted) != ObjectFlags.None;

    /// <summary>Whether keys of an id live in a cache only: what NVM has under it is no key.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True for unwrapped keys.</returns>
    public static bool IsCacheOnly(NvmId id) => id.Type == ObjectType.Wrapped;

    /// <summary>What is answered to an id that names no key for what is asked.</summary>
    /// <param name="id">Number 0, a hardware key's, or one that its cache-only key forbids.</param>
    /// <returns>Access for a hardware key, else BadArgs.</returns>
    public static HsmStatus Misnamed(KeyId id) =>
        id.Number != 0 && (id.Value & KeyId.HardwareFlag) != 0 ? HsmStatus.Access : HsmStatus.BadArgs;

    /// <summary>What NVM has of a key.</summary>
    /// <param name="store">The store, locked.</param>
    /// <param name="id">The key.</param>
    /// <returns>Null: nothing, or the key is not of those that NVM keeps.</returns>
    public static ObjectMetadata? FindKey(NvmStore store, NvmId id) => IsCacheOnly(id) ? null : store.Find(id);

    /// <summary>Whether objects of an id are written by the server alone, also where there is none yet.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True: raw requests may not add one.</returns>
    public static bool IsServers(NvmId id) => id.Type == ObjectType.Token || IsHidden(id);

    /// <summary>Whether raw requests find no object under an id, whatever there is, and can't destroy it.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True for accounts and attempts.</returns>
    public static bool IsHidden(NvmId id) => id.Type is ObjectType.User or ObjectType.Attempts;

    /// <summary>Flags of a key after it was revoked.</summary>
    /// <param name="flags">Before.</param>
    /// <returns>Not modifiable, of no use.</returns>
    public static ObjectFlags Revoked(ObjectFlags flags) => (flags | ObjectFlags.NonModifiable) & ~ObjectFlags.UsageAny;

    private static ObjectFlags Has(ObjectMetadata? existing, ObjectFlags any) => (existing?.Flags ?? ObjectFlags.None) & any;
}
