using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>V1. Looks whether the wrapped key's id is free, then takes the slot whoever has it by now.</summary>
internal sealed class CheckThenUnwrapHandler : KeyedHandler<KeyUnwrapCacheRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyUnwrapCacheRequest request) =>
        request.WrappedKey.Length > WrapBlob.KeyOverheadBytes ? HsmStatus.Ok : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyUnwrapCacheRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true, IsServers = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyUnwrapCacheRequest request, KeysInUse keys) =>
        WrapBlob.UnwrapKey(keys[0], request.WrappedKey, (status, content) => Cache(session, status, content));

    private static CryptoOutcome Cache(SessionState session, HsmStatus status, WrapBlob.Content content)
    {
        if (status != HsmStatus.Ok || content.Metadata is not { } metadata)
        {
            return CryptoOutcome.Of(status, null);
        }

        using (var looking = session.LockShared(Guarded.Caches))
        {
            if (looking.Failed || session.CacheOf(metadata.Id).Contains(metadata.Id))
            {
                return CryptoOutcome.Of(looking.Failed ? looking.Status : HsmStatus.Aborted, null);
            }
        }

        return new CryptoOutcome
        {
            Status = HsmStatus.Ok,
            Key = new UncheckedKey(metadata, content.Key),
            AnswerOf = static (id, _) => new KeyUnwrapCacheResponse(id),
        };
    }

    private sealed class UncheckedKey(ObjectMetadata metadata, byte[] material)
        : NewKey(new KeyTarget(metadata.Id.ToKeyId(), metadata.Flags, metadata.Label), material)
    {
        public override bool IsEphemeral => false;

        public override HsmStatus Put(SessionState session, out KeyId id) => PutAt(session.CacheOf(metadata.Id), metadata.Id, out id);
    }
}
