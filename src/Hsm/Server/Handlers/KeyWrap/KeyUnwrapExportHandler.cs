using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY KEYUNWRAPEXPORT: a wrapped key goes to the client, if its metadata let it.</summary>
internal sealed class KeyUnwrapExportHandler : KeyedHandler<KeyUnwrapExportRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyUnwrapExportRequest request) =>
        request.Cipher == WrapCipher.AesGcm && request.WrappedKey.Length > WrapBlob.KeyOverheadBytes
            ? CheckLength(server, request.WrappedKey.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyUnwrapExportRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyUnwrapExportRequest request, KeysInUse keys)
    {
        if (!WrapBlob.IsWrappingKey(keys[0]))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        return WrapBlob.UnwrapKey(keys[0], request.WrappedKey, static (status, content) => Tell(status, content));
    }

    private static CryptoOutcome Tell(HsmStatus status, WrapBlob.Content content)
    {
        if (status == HsmStatus.Ok && !ObjectPolicy.MayExport(content.Metadata!))
        {
            status = HsmStatus.Access;
        }

        var response = status == HsmStatus.Ok ? new KeyUnwrapExportResponse(content.Metadata!, new Bytes(content.Key)) : null;
        CryptographicOperations.ZeroMemory(content.Key);
        return CryptoOutcome.Of(status, response);
    }
}
