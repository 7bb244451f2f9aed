using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY KEYWRAPEXPORT: a key of the server goes to the client under a key that only the server has.</summary>
internal sealed class KeyWrapExportHandler : KeyedHandler<KeyWrapExportRequest>
{
    // Before a blob in a response (protocol page 8).
    private const int ResponseHeaderBytes = 8;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyWrapExportRequest request) =>
        request.Cipher == WrapCipher.AesGcm && request.KeyType is ObjectType.Crypto or ObjectType.She or ObjectType.Wrapped
            ? HsmStatus.Ok
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyWrapExportRequest request) =>
    [
        new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true, IsServers = true },
        new KeyDemand(IdOf(request), ObjectFlags.None) { Type = request.KeyType },
    ];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyWrapExportRequest request, KeysInUse keys)
    {
        var metadata = keys.MetadataOf(1);
        var length = ResponseHeaderBytes + WrapBlob.KeyOverheadBytes + metadata.Length;
        var status = !WrapBlob.IsWrappingKey(keys[0]) ? HsmStatus.BadArgs
            : !ObjectPolicy.MayExport(metadata) ? HsmStatus.Access
            : length > session.Server.CommDataLengthBytes ? HsmStatus.BufferSize
            : HsmStatus.Ok;
        if (status != HsmStatus.Ok)
        {
            return CryptoOutcome.Of(status, null);
        }

        return WrapBlob.Wrap(
            session,
            new(keys[0], WrapBlob.KeyAad),
            WrapBlob.ContentOf(Unwrappable(metadata), keys[1].Span),
            static (wrapped, blob) => CryptoOutcome.Of(wrapped, new KeyWrapExportResponse(blob)));
    }

    /// <summary>The metadata that go with a key: KEYUNWRAPCACHE takes keys back as wrapped ones, and SHE keys as what they are.</summary>
    /// <param name="metadata">Of the key.</param>
    /// <returns>Under the id that it comes back under.</returns>
    internal static ObjectMetadata Unwrappable(ObjectMetadata metadata) => metadata.Id.Type == ObjectType.She
        ? metadata
        : metadata with { Id = NvmId.Of(ObjectType.Wrapped, metadata.Id.User, metadata.Id.Number) };

    // The type Wrapped says what the id's flag says.
    private static KeyId IdOf(KeyWrapExportRequest request) => request.KeyType == ObjectType.Wrapped
        ? new KeyId(request.Key.Value | KeyId.WrappedFlag)
        : request.Key;
}
