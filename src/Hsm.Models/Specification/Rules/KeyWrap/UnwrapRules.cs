using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEYUNWRAPEXPORT, KEYUNWRAPCACHE, DATAUNWRAP.</summary>
internal static class UnwrapRules
{
    public static void Export(Situation now, KeyUnwrapExportRequest request)
    {
        int overhead = BlobModel.OverheadBytes + BlobModel.MetadataBytes;
        if (!KeyOperationRules.HasShape(now, IsShaped(request.Cipher, request.WrappedKey, overhead), request.WrappedKey.Length)
            || !TryTake(now, request.WrappingKey, isServers: false, out UsedKey wrapping))
        {
            return;
        }

        if (wrapping.Hidden is not null)
        {
            // Whether a tag is that of a key nobody has seen can't be told.
            now.Refuse(HsmStatus.AesGcmAuth);
            now.Refuse(HsmStatus.BadArgs);
            now.Refuse(HsmStatus.Access);
            int length = request.WrappedKey.Length - overhead;
            var example = new ObjectMetadata(default, 0, ObjectFlags.None, (ushort)length, default);
            now.TellAny(
                new KeyUnwrapExportResponse(example, Bytes.Repeat(0, length)),
                told => told.Key.Length == length && told.Metadata.Length == length && !ForbidsExport(told.Metadata));
        }
        else if (TryOpen(now, wrapping, BlobModel.KeyAad, request.WrappedKey, out Bytes content)
            && TryReadKey(now, content, out ObjectMetadata metadata)
            && KeyOperationRules.IsOk(now, ForbidsExport(metadata) ? HsmStatus.Access : HsmStatus.Ok))
        {
            now.Tell(new KeyUnwrapExportResponse(metadata, BlobModel.KeyOf(content)));
        }
    }

    /// <summary>The wrapping key is what it is at the instant the key gets its slot (hsm-notes, 2).</summary>
    public static void Cache(Situation now, KeyUnwrapCacheRequest request)
    {
        int overhead = BlobModel.OverheadBytes + BlobModel.MetadataBytes;
        if (!KeyOperationRules.HasShape(now, IsShaped(request.Cipher, request.WrappedKey, overhead), request.WrappedKey.Length)
            || !TryTake(now, request.WrappingKey, isServers: true, out UsedKey wrapping)
            || !TryOpen(now, wrapping, BlobModel.KeyAad, request.WrappedKey, out Bytes content)
            || !TryReadKey(now, content, out ObjectMetadata metadata)
            || !KeyOperationRules.IsOk(now, IsTarget(now, metadata.Id) ? HsmStatus.Ok : HsmStatus.BadArgs))
        {
            return;
        }

        ObjectList cache = now.State.CacheOf(now.Session, metadata.Id);
        HsmStatus status = now.FindKey(metadata.Id) is not null ? HsmStatus.Aborted
            : !KeyCacheRules.HasRoom(now.Options.Info, cache, metadata.Id, metadata.Length) ? HsmStatus.NoSpace
            : HsmStatus.Ok;
        if (KeyOperationRules.IsOk(now, status))
        {
            var key = new StoredObject(metadata with { Flags = Policy.FromClient(metadata.Flags) }, BlobModel.KeyOf(content));
            now.Answers.Add(new KeyUnwrapCacheResponse(metadata.Id.ToKeyId()), KeyPlacing.Put(now, key));
        }
    }

    public static void Data(Situation now, DataUnwrapRequest request)
    {
        bool isShaped = IsShaped(request.Cipher, request.WrappedData, BlobModel.OverheadBytes);
        if (!KeyOperationRules.HasShape(now, isShaped, request.WrappedData.Length)
            || !TryTake(now, request.WrappingKey, isServers: false, out UsedKey wrapping))
        {
            return;
        }

        if (wrapping.Hidden is not null)
        {
            int length = request.WrappedData.Length - BlobModel.OverheadBytes;
            now.Refuse(HsmStatus.AesGcmAuth);
            now.TellAny(new DataUnwrapResponse(Bytes.Repeat(0, length)), told => told.Data.Length == length);
        }
        else if (TryOpen(now, wrapping, BlobModel.DataAad, request.WrappedData, out Bytes content))
        {
            now.Tell(new DataUnwrapResponse(content));
        }
    }

    private static bool IsShaped(WrapCipher cipher, Bytes blob, int overheadBytes) =>
        cipher == WrapCipher.AesGcm && blob.Length > overheadBytes;

    private static bool TryTake(Situation now, KeyId key, bool isServers, out UsedKey wrapping)
    {
        wrapping = default;
        return WrappingKey.IsAddress(now, key)
            && WrappingKey.TryTake(now, key, isServers, out wrapping)
            && WrappingKey.HasLength(now, wrapping);
    }

    private static bool TryOpen(Situation now, UsedKey wrapping, Bytes aad, Bytes blob, out Bytes content)
    {
        Bytes zeros = Bytes.Repeat(0, blob.Length - BlobModel.OverheadBytes);
        bool isSupported = BlobModel.Seal(now.Options, BlobModel.Input(wrapping, blob.Slice(0, BlobModel.IvBytes), aad, zeros)) is not null;
        Bytes? opened = isSupported ? BlobModel.Open(now.Options, wrapping, aad, blob) : null;
        content = opened ?? default;
        return KeyOperationRules.IsOk(now, !isSupported ? HsmStatus.NotCompiledIn
            : opened is null ? HsmStatus.AesGcmAuth
            : HsmStatus.Ok);
    }

    private static bool TryReadKey(Situation now, Bytes content, out ObjectMetadata metadata)
    {
        metadata = BlobModel.MetadataOf(content);
        bool isWhole = metadata.Length == BlobModel.KeyOf(content).Length;
        return KeyOperationRules.IsOk(now, isWhole ? HsmStatus.Ok : HsmStatus.BadArgs);
    }

    private static bool ForbidsExport(ObjectMetadata metadata) => Policy.ForbidsExport(new StoredObject(metadata, default));

    /// <summary>The client's own or everyone's; of SHE, slot 0 too.</summary>
    private static bool IsTarget(Situation now, NvmId id) => (id.User == now.Client || id.User == ClientId.Global)
        && (id.Type == ObjectType.She || (id.Type == ObjectType.Wrapped && id.Number != 0));
}
