using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>Decrypts a key and caches it, pausing for the accelerator in between: an unwrap reduced to what matters here.</summary>
internal sealed class UnwrapHandler : PausingHandler<AesGcmDecryptRequest>
{
    /// <summary>Where the key is cached.</summary>
    public static KeyId Target { get; } = KeyId.Global(9);

    /// <inheritdoc/>
    protected override JobStep Begin(SessionState session, AesGcmDecryptRequest request) => BeginAgain(session, request);

    private static JobStep BeginAgain(SessionState session, AesGcmDecryptRequest request)
    {
        session.TryAddress(request.Key, out var id);
        var status = session.Server.Components.KeyReader.Take(session, id, out var key);
        if (key is null)
        {
            return Answer(status);
        }

        status = AesGcmShape.CheckKey(key, ObjectFlags.UsageDecrypt);
        if (status != HsmStatus.Ok)
        {
            key.Dispose();
            return Answer(status);
        }

        return OperationRunner.Run(session, new Unwrap(request, key));
    }

    private sealed class Unwrap(AesGcmDecryptRequest request, KeySnapshot key) : RevalidatedOperation(key)
    {
        private Bytes _unwrapped;

        public override bool IsSupportedBy(ICryptoProvider provider) => true;

        public override HsmStatus Execute(ICryptoProvider device) => device.AesGcmDecrypt(
            new AesGcmInput(Key, request.Iv, request.Aad, request.Ciphertext, request.Tag.Length), request.Tag, out _unwrapped);

        protected override HsmResponse Write(SessionState session)
        {
            var id = Target.ToNvmId(session.Client);
            return KeyCacheHandler.Put(session, id, new KeyCacheRequest(Target, ObjectFlags.UsageAny, default, _unwrapped));
        }

        protected override JobStep BeginAgain(SessionState session) => UnwrapHandler.BeginAgain(session, request);
    }
}
