using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>Requests and responses in a few words.</summary>
internal static class CallText
{
    private const int MaxBytesShown = 8;

    public static string Of(HsmRequest request) => request switch
    {
        InitRequest r => $"Init({r.RequestedClient})",
        EchoRequest r => $"Echo({Of(r.Data)})",
        KeyCacheRequest r => $"Cache({r.Id}, {r.Flags}, '{r.Label}', {Of(r.Key)})",
        KeyEvictRequest r => $"Evict({r.Id})",
        KeyExportRequest r => $"Export({r.Id})",
        KeyCommitRequest r => $"Commit({r.Id})",
        KeyEraseRequest r => $"Erase({r.Id})",
        KeyRevokeRequest r => $"Revoke({r.Id})",
        NvmAddRequest r => $"NvmAdd({r.Metadata.Id}, {r.Metadata.Flags}, '{r.Metadata.Label}', {Of(r.Data)})",
        NvmReadRequest r => $"NvmRead({r.Id}, {r.OffsetBytes}, {r.LengthBytes})",
        NvmListRequest r => $"NvmList({r.StartId})",
        NvmDestroyRequest r => $"NvmDestroy({r.Ids})",
        NvmGetMetadataRequest r => $"GetMetadata({r.Id})",
        CounterInitRequest r => $"CounterInit({r.Id}, {r.Value})",
        CounterIncrementRequest r => $"Increment({r.Id})",
        CounterReadRequest r => $"CounterRead({r.Id})",
        CounterDestroyRequest r => $"CounterDestroy({r.Id})",
        AesGcmEncryptRequest r => $"Encrypt({r.Key}, iv {Of(r.Iv)}, {Of(r.Plaintext)})",
        AesGcmDecryptRequest r => $"Decrypt({r.Key}, iv {Of(r.Iv)}, {Of(r.Ciphertext)})",
        TokenAttachRequest r => $"Attach({r.Application})",
        TokenOpenSessionRequest r => $"OpenSession({(r.IsReadWrite ? "read-write" : "read-only")})",
        TokenCloseSessionRequest r => $"CloseSession({r.Session})",
        TokenLoginRequest r => $"Login({r.Session}, {r.User})",
        TokenLogoutRequest r => $"Logout({r.Session})",
        TokenCreateObjectRequest r => $"CreateObject({r.Session}, {r.Template})",
        TokenGenerateKeyRequest r => $"GenerateKey({r.Session}, {r.Template})",
        TokenDestroyObjectRequest r => $"DestroyObject({r.Session}, {r.Object})",
        TokenGetAttributesRequest r => $"GetAttributes({r.Session}, {r.Object}, {r.Types})",
        TokenSetAttributesRequest r => $"SetAttributes({r.Session}, {r.Object}, {r.Changes})",
        TokenFindInitRequest r => $"FindInit({r.Session}, {r.Template})",
        TokenFindRequest r => $"Find({r.Session}, {r.MaxCount})",
        TokenFindFinalRequest r => $"FindFinal({r.Session})",
        TokenCipherInitRequest r => $"{r.Cipher.Operation}Init({r.Session}, {r.Key}, {r.Cipher.Mechanism})",
        TokenCipherRunRequest r => $"{r.Operation}({r.Session}, {Of(r.Data)})",
        AuthLoginRequest r => $"Login({r.Name})",
        AuthLogoutRequest r => $"Logout({r.User})",
        AuthUserAddRequest r => $"UserAdd({r.Name})",
        AuthUserDeleteRequest r => $"UserDelete({r.User})",
        AuthUserGetRequest r => $"UserGet({r.Name})",
        AuthUserSetPermissionsRequest r => $"SetPermissions({r.User})",
        AuthUserSetCredentialsRequest r => $"SetCredentials({r.User})",
        CrashEvent => "CRASH",
        RngRequest r => $"Rng({r.LengthBytes})",
        AesRequest r => $"{NameOf(r)}({(r.UsesInlineKey ? Of(r.InlineKey) : r.Key)})",
        KeyOperationRequest r => $"{NameOf(r)}({r.Key}{(r.EvictsKey ? ", evicting it" : string.Empty)})",
        EcdhRequest r => $"Ecdh({r.PrivateKey}, {r.PublicKey}{To(r.Target)})",
        X25519AgreeRequest r => $"X25519({r.PrivateKey}, {r.PublicKey}{To(r.Target)})",
        HkdfRequest r => $"Hkdf({r.Key}{To(r.Target)})",
        CmacKdfRequest r => $"CmacKdf({r.SaltKey}, {r.ZKey}{To(r.Target)})",
        EccKeyGenRequest r => $"EccKeyGen({r.Curve}{To(r.Target)})",
        CryptoRequest r => NameOf(r) + "()",
        _ => request.Kind + "()",
    };

    public static string Of(HsmResponse response) => response switch
    {
        KeyCacheResponse r => $"{r.Id}",
        KeyExportResponse r => $"'{r.Label}' {Of(r.Key)}",
        NvmReadResponse r => Of(r.Data),
        NvmListResponse r => $"{r.Count} left, {r.Id}",
        NvmGetMetadataResponse r => $"{r.Metadata.Flags}, {r.Metadata.Length} bytes, '{r.Metadata.Label}'",
        NvmGetAvailableResponse r => $"{r.AvailableBytes} bytes and {r.AvailableObjects} objects free, {r.ReclaimableBytes} and {r.ReclaimableObjects} reclaimable",
        CounterResponse r => $"{r.Value}",
        AesGcmEncryptResponse r => $"{Of(r.Ciphertext)}, tag {Of(r.Tag)}",
        AesGcmDecryptResponse r => Of(r.Plaintext),
        EchoResponse r => Of(r.Data),
        RngResponse r => Of(r.Data),
        GeneratedKeyResponse r => $"{r.Key}, {Of(r.Encoding)}",
        DerivedKeyResponse r => r.Secret.IsEmpty ? $"{r.Key}" : Of(r.Secret),
        SignatureResponse r => Of(r.Signature),
        SignatureVerifyResponse r => r.IsValid ? "valid" : "not valid",
        EccMakePubResponse r => Of(r.Point),
        EccCheckPubResponse r => r.IsOnCurve ? "on the curve" : "not on the curve",
        InitResponse r => $"{r.Client}",
        TokenResponse r => $"{r.Result}",
        TokenHandleResponse r => $"handle {r.Handle}",
        TokenHandlesResponse r => $"{r.Handles}",
        TokenAttributesResponse r => $"{r.Result} {r.Attributes}",
        TokenSessionInfoResponse r => $"{r.State}",
        TokenDataResponse r => Of(r.Data),
        _ => $"{response.Status}",
    };

    private static string Of(Bytes bytes) => bytes.Length switch
    {
        0 => "no bytes",
        <= MaxBytesShown => bytes.ToString(),
        _ => $"{bytes.Slice(0, MaxBytesShown)}..({bytes.Length})",
    };

    private static string NameOf(HsmRequest request) =>
        request.GetType().Name.Replace("Request", string.Empty, StringComparison.Ordinal);

    private static string To(KeyTarget target) => target.IsEphemeral ? string.Empty : $" -> {target.Id}";
}
