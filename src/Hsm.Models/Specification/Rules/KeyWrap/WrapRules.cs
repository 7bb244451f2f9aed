using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEYWRAP, KEYWRAPEXPORT, DATAWRAP: which IV is the server's choice, as long as it is a new one.</summary>
internal static class WrapRules
{
    private const int KeyHeaderBytes = 8;
    private const int DataHeaderBytes = 12;

    public static void Key(Situation now, KeyWrapRequest request)
    {
        bool isShaped = request.Cipher == WrapCipher.AesGcm
            && request.Key.Length >= 1
            && request.Key.Length <= now.Options.Info.BigSlotLengthBytes
            && request.Key.Length == request.Metadata.Length;
        int length = KeyHeaderBytes + BlobModel.OverheadBytes + BlobModel.MetadataBytes + request.Key.Length;
        if (!KeyOperationRules.HasShape(now, isShaped, length)
            || !WrappingKey.IsAddress(now, request.WrappingKey)
            || !WrappingKey.TryTake(now, request.WrappingKey, isServers: false, out UsedKey wrapping)
            || !WrappingKey.HasLength(now, wrapping))
        {
            return;
        }

        ObjectMetadata metadata = request.Metadata with { Flags = Policy.FromClient(request.Metadata.Flags) };
        Bytes content = BlobModel.ContentOf(metadata, request.Key);
        Tell(
            now,
            new Wrapping(wrapping, BlobModel.KeyAad, content, opened => opened == content),
            blob => new KeyWrapResponse(blob),
            told => told.WrappedKey);
    }

    public static void Export(Situation now, KeyWrapExportRequest request)
    {
        bool isShaped = request.Cipher == WrapCipher.AesGcm
            && request.KeyType is ObjectType.Crypto or ObjectType.She or ObjectType.Wrapped;
        if (!KeyOperationRules.HasShape(now, isShaped, lengthBytes: 0)
            || !WrappingKey.IsAddress(now, request.WrappingKey)
            || !TryAddress(now, request, out NvmId id)
            || !WrappingKey.TryTake(now, request.WrappingKey, isServers: true, out UsedKey wrapping))
        {
            return;
        }

        StoredObject? key = now.FindKey(id);
        if (!KeyOperationRules.IsOk(now, key is null ? HsmStatus.NotFound : HsmStatus.Ok)
            || !WrappingKey.HasLength(now, wrapping)
            || !KeyOperationRules.IsOk(now, Policy.ForbidsExport(key) ? HsmStatus.Access : HsmStatus.Ok))
        {
            return;
        }

        // It comes back as a key of type Wrapped; those of SHE stay what they are.
        ObjectMetadata metadata = key!.Metadata;
        if (id.Type != ObjectType.She)
        {
            metadata = metadata with { Id = new NvmId((ushort)((id.Value & 0x0FFF) | ((int)ObjectType.Wrapped << 12))) };
        }

        Bytes content = BlobModel.ContentOf(metadata, key.Data);
        if (KeyHeaderBytes + BlobModel.OverheadBytes + content.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BufferSize);
            return;
        }

        ICryptoProvider oracle = now.Options.Crypto;
        Tell(
            now,
            new Wrapping(wrapping, BlobModel.KeyAad, content, opened => BlobModel.MetadataOf(opened) == metadata
                && (key.Hidden?.MayBe(oracle, BlobModel.KeyOf(opened)) ?? (BlobModel.KeyOf(opened) == key.Data))),
            blob => new KeyWrapExportResponse(blob),
            told => told.WrappedKey);
    }

    public static void Data(Situation now, DataWrapRequest request)
    {
        bool isShaped = request.Cipher == WrapCipher.AesGcm && request.Data.Length >= 1;
        if (!KeyOperationRules.HasShape(now, isShaped, DataHeaderBytes + BlobModel.OverheadBytes + request.Data.Length)
            || !WrappingKey.IsAddress(now, request.WrappingKey)
            || !WrappingKey.TryTake(now, request.WrappingKey, isServers: false, out UsedKey wrapping)
            || !WrappingKey.HasLength(now, wrapping))
        {
            return;
        }

        Tell(
            now,
            new Wrapping(wrapping, BlobModel.DataAad, request.Data, opened => opened == request.Data),
            blob => new DataWrapResponse(blob),
            told => told.WrappedData);
    }

    /// <summary>The key to export as its id is in the client's form; the type Wrapped says what the flag says.</summary>
    public static KeyId IdOf(KeyWrapExportRequest request) =>
        request.KeyType == ObjectType.Wrapped ? new KeyId(request.Key.Value | KeyId.WrappedFlag) : request.Key;

    private static bool TryAddress(Situation now, KeyWrapExportRequest request, out NvmId id)
    {
        if (request.KeyType != ObjectType.She || request.Key.IsWrappedOrHardware)
        {
            return now.TryAddress(IdOf(request), out id);
        }

        id = NvmId.Of(ObjectType.She, request.Key.IsGlobal ? ClientId.Global : now.Client, request.Key.Number);
        return true;
    }

    private static void Tell<TResponse>(Situation now, Wrapping wrapping, Func<Bytes, TResponse> make, Func<TResponse, Bytes> blobOf)
        where TResponse : HsmResponse
    {
        SpecificationOptions options = now.Options;
        HsmState before = now.State;
        Bytes iv = before.Fresh.Unseen(BlobModel.IvBytes);
        if (BlobModel.Seal(options, BlobModel.Input(wrapping.Key, iv, wrapping.Aad, wrapping.Content)) is not { } example)
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        now.TellAny(
            make(example),
            told => wrapping.IsRight(options, blobOf(told)) && !before.Fresh.Contains(blobOf(told).Slice(0, BlobModel.IvBytes)),
            told => told is null ? before : before.WithFresh(blobOf(told).Slice(0, BlobModel.IvBytes)));
    }

    private sealed record Wrapping(UsedKey Key, Bytes Aad, Bytes Content, Func<Bytes, bool> IsContent)
    {
        // Under a key that nobody has seen, nothing but the length can be told.
        public bool IsRight(SpecificationOptions options, Bytes blob) => blob.Length == BlobModel.OverheadBytes + Content.Length
            && (Key.Hidden is not null || (BlobModel.Open(options, Key, Aad, blob) is { } opened && IsContent(opened)));
    }
}
