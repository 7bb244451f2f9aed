using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>What flags forbid (protocol page 6, "Policy by operation"); "nothing is there" forbids nothing.</summary>
internal static class Policy
{
    private const ObjectFlags AllBits = (ObjectFlags)0xFFFF;

    /// <summary>Flags as clients may set them.</summary>
    public static ObjectFlags FromClient(ObjectFlags flags) => flags & AllBits & ~ObjectFlags.Trusted;

    public static bool ForbidsModify(StoredObject? there) => HasAny(there, ObjectFlags.NonModifiable | ObjectFlags.Trusted);

    public static bool ForbidsDestroy(StoredObject? there) =>
        HasAny(there, ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable | ObjectFlags.Trusted);

    /// <summary>A slot of SHE is Trusted, and may be destroyed all the same.</summary>
    public static bool ForbidsDestroyByRequest(StoredObject? there) => there?.Id.Type == ObjectType.She
        ? HasAny(there, ObjectFlags.NonModifiable | ObjectFlags.NonDestroyable)
        : ForbidsDestroy(there);

    /// <summary>Roots are plain objects, and may be erased though they are not to be modified.</summary>
    public static bool ForbidsErasingRoot(StoredObject there) => there.Id.Type == ObjectType.Object
        ? HasAny(there, ObjectFlags.NonDestroyable | ObjectFlags.Trusted)
        : ForbidsDestroy(there);

    public static bool ForbidsExport(StoredObject? there) => HasAny(there, ObjectFlags.NonExportable | ObjectFlags.Trusted);

    public static bool IsTrusted(StoredObject? there) => HasAny(there, ObjectFlags.Trusted);

    public static ObjectFlags Revoked(ObjectFlags flags) => (flags | ObjectFlags.NonModifiable) & ~ObjectFlags.UsageAny;

    /// <summary>Ids under which the server alone adds objects.</summary>
    public static bool IsServers(NvmId id) => id.Type == ObjectType.Token || IsHidden(id);

    /// <summary>Ids of accounts and attempts, which no raw request finds.</summary>
    public static bool IsHidden(NvmId id) => id.Type is ObjectType.User or ObjectType.Attempts;

    private static bool HasAny(StoredObject? there, ObjectFlags flags) =>
        there is not null && (there.Metadata.Flags & flags) != ObjectFlags.None;
}
