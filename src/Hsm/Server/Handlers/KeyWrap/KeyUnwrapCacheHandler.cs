using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// KEY KEYUNWRAPCACHE: a wrapped key goes into a slot under the id it was wrapped with. The wrapping key is looked at
/// again under the lock: revoked or replaced meanwhile, it unwraps nothing (hsm-notes 2).
/// </summary>
internal sealed class KeyUnwrapCacheHandler : KeyedHandler<KeyUnwrapCacheRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyUnwrapCacheRequest request) =>
        request.Cipher == WrapCipher.AesGcm && request.WrappedKey.Length > WrapBlob.KeyOverheadBytes
            ? CheckLength(server, request.WrappedKey.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyUnwrapCacheRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true, IsServers = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyUnwrapCacheRequest request, KeysInUse keys)
    {
        if (!WrapBlob.IsWrappingKey(keys[0]))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        return WrapBlob.UnwrapKey(keys[0], request.WrappedKey, (status, content) => Cache(session, status, content));
    }

    private static CryptoOutcome Cache(SessionState session, HsmStatus status, WrapBlob.Content content)
    {
        var key = content.Key;
        if (content.Metadata is not { } metadata)
        {
            return CryptoOutcome.Of(status, null);
        }

        var unwrapped = new UnwrappedKey(metadata, key) { Access = metadata.Access };
        return new CryptoOutcome
        {
            Status = status != HsmStatus.Ok || IsTarget(session, metadata.Id) ? status : HsmStatus.BadArgs,
            Key = unwrapped,
            AnswerOf = static (id, _) => new KeyUnwrapCacheResponse(id),
        };
    }

    private static bool IsTarget(SessionState session, NvmId id) =>
        (id.User == session.Client || id.User == ClientId.Global)
        && (id.Type == ObjectType.She || (id.Type == ObjectType.Wrapped && id.Number != 0));
}
