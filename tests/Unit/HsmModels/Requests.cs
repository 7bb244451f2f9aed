using Hsm.Abstractions;

namespace Unit.HsmModels;

/// <summary>Short forms of requests.</summary>
internal static class Requests
{
    public static readonly Bytes Iv = Bytes.Repeat(1, 12);

    public static ObjectLabel Label(string text) => ObjectLabel.FromText(text);

    public static KeyCacheRequest Cache(KeyId id, byte content, ObjectFlags flags = ObjectFlags.None, int length = 16) =>
        new(id, flags, Label($"label {content}"), Bytes.Repeat(content, length));

    public static NvmAddRequest Add(int id, byte content, ObjectFlags flags = ObjectFlags.None, int length = 8) => new(
        new ObjectMetadata(new NvmId((ushort)id), 0x1234, flags, (ushort)length, Label($"label {content}")),
        Bytes.Repeat(content, length));

    public static NvmReadRequest Read(int id, int offset = 0, int length = 64) => new(new NvmId((ushort)id), offset, length);

    public static NvmDestroyRequest Destroy(params int[] ids) =>
        new(new NvmIdList([.. ids.Select(static id => new NvmId((ushort)id))]));

    public static NvmListRequest List(int after) => new(new NvmId((ushort)after));

    public static AesGcmEncryptRequest Encrypt(KeyId key, int length = 20) =>
        new(key, Iv, Bytes.Repeat(7, 3), Bytes.Repeat(9, length));
}
