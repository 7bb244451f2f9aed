using Hsm.Abstractions;

namespace Unit.HsmProtocol;

/// <summary>Requests and their bytes, after the page's appendix: its fields copied, a value put to each.</summary>
internal static class RequestLayouts
{
    public const string Label = "4142";
    public static readonly ObjectLabel LabelValue = ObjectLabel.FromText("AB");
    public static readonly Bytes Data = Bytes.FromHex("d0d1d2");
    public static readonly Bytes Inline = Bytes.FromHex("e0e1");
    public static readonly KeyId Key = KeyId.Global(0x12);
    public static readonly ObjectFlags Flags = ObjectFlags.UsageEncrypt | ObjectFlags.NonDestroyable;
    public static readonly KeyTarget Target = new(Key, Flags, LabelValue);
    public static readonly KeyTarget AccessTarget = Target with { Access = 0x5678 };
    public static readonly Bytes Block = Bytes.Repeat(0xB1, 16);
    public static readonly string BlockHex = Block.ToString();

    private static readonly ObjectMetadata s_metadata = new(new NvmId(0x1234), 0x5678, Flags, 3, LabelValue);

    public static IReadOnlyList<(HsmRequest Request, Layout Layout)> Plain { get; } =
    [
        (new InitRequest(0x01020304), new("CommInitRequest", 4, "client_id@0:4=01020304")),
        (new NvmInitRequest(0x01020304), new("Nvm_InitRequest", 4, "clientnvm_id@0:4=01020304")),
        (new NvmAddRequest(s_metadata, Data), new("Nvm_AddObjectRequest", 32, $"id@0:2=1234 access@2:2=5678 flags@4:2=820 len@6:2=3 label@8:24=\"{Label}", "d0d1d2")),
        (new NvmListRequest(new NvmId(0x1234)), new("Nvm_ListRequest", 6, "access@0:2 flags@2:2 startId@4:2=1234")),
        (new NvmGetMetadataRequest(new NvmId(0x1234)), new("Nvm_GetMetadataRequest", 2, "id@0:2=1234")),
        (new NvmDestroyRequest(new NvmIdList(new NvmId(0x1234), new NvmId(0x5678))), new("Nvm_DestroyObjectsRequest", 40, "list_count@0:2=2 a@2:2=1234 b@4:2=5678 list@6:34")),
        (new NvmReadRequest(new NvmId(0x1234), 0x0102, 0x0304), new("Nvm_ReadRequest", 6, "id@0:2=1234 offset@2:2=102 data_len@4:2=304")),
        (new KeyCacheRequest(Key, Flags, LabelValue, Data), new("Keystore_CacheRequest", 40, $"flags@0:4=820 sz@4:4=3 labelSz@8:4=18 id@12:2=112 pad@14:2 label@16:24=\"{Label}", "d0d1d2")),
        (new KeyCacheRandomRequest(Key, Flags, LabelValue, 0x0102), new("Keystore_CacheRandomRequest", 40, $"flags@0:4=820 labelSz@4:4=18 sz@8:2=102 id@10:2=112 pad@12:4 label@16:24=\"{Label}")),
        (new KeyEvictRequest(Key), new("Keystore_EvictRequest", 8, "id@0:2=112 pad@2:6")),
        (new KeyCommitRequest(Key), new("Keystore_CommitRequest", 8, "id@0:2=112 pad@2:6")),
        (new KeyExportRequest(Key), new("Keystore_ExportRequest", 8, "id@0:2=112 pad@2:6")),
        (new KeyExportPublicRequest(Key, PublicKeyAlgorithm.MlKem), new("Keystore_ExportPublicRequest", 8, "id@0:2=112 algo@2:2=6 pad@4:4")),
        (new KeyEraseRequest(Key), new("Keystore_EraseRequest", 8, "id@0:2=112 pad@2:6")),
        (new KeyRevokeRequest(Key), new("Keystore_RevokeRequest", 8, "id@0:2=112 pad@2:6")),
        (new KeyWrapRequest(Key, s_metadata, Data), new("Keystore_KeyWrapRequest", 38, $"keySz@0:2=3 serverKeyId@2:2=112 cipherType@4:2=3 id@6:2=1234 access@8:2=5678 flags@10:2=820 len@12:2=3 label@14:24=\"{Label}", "d0d1d2")),
        (new KeyWrapExportRequest(KeyId.Local(7), ObjectType.She, Key), new("Keystore_KeyWrapExportRequest", 8, "keyId@0:2=7 keyType@2:2=2 serverKeyId@4:2=112 cipherType@6:2=3")),
        (new KeyUnwrapExportRequest(Key, Data), new("Keystore_KeyUnwrapAndExportRequest", 8, "wrappedKeySz@0:2=3 serverKeyId@2:2=112 cipherType@4:2=3 pad@6:2", "d0d1d2")),
        (new KeyUnwrapCacheRequest(Key, Data), new("Keystore_KeyUnwrapAndCacheRequest", 8, "wrappedKeySz@0:2=3 serverKeyId@2:2=112 cipherType@4:2=3 pad@6:2", "d0d1d2")),
        (new DataWrapRequest(Key, Data), new("Keystore_DataWrapRequest", 8, "dataSz@0:4=3 serverKeyId@4:2=112 cipherType@6:2=3", "d0d1d2")),
        (new DataUnwrapRequest(Key, Data), new("Keystore_DataUnwrapRequest", 8, "wrappedDataSz@0:4=3 serverKeyId@4:2=112 cipherType@6:2=3", "d0d1d2")),
        (new CounterInitRequest(new CounterId(0x12), 0x01020304), new("Counter_InitRequest", 8, "counter@0:4=01020304 counterId@4:2=12 pad@6:2")),
        (new CounterIncrementRequest(new CounterId(0x12)), new("Counter_IncrementRequest", 8, "counterId@0:2=12 pad@2:6")),
        (new CounterReadRequest(new CounterId(0x12)), new("Counter_ReadRequest", 8, "counterId@0:2=12 pad@2:6")),
        (new CounterDestroyRequest(new CounterId(0x12)), new("Counter_DestroyRequest", 8, "counterId@0:2=12 pad@2:6")),
        (new CertificateVerifyCacheSetEnabledRequest(true), new("Cert_SetEnabledRequest", 8, "enable@0:1=1 pad@1:7")),
        (new CertificateAddTrustedRequest(s_metadata, Data), new("Cert_AddTrustedRequest", 36, $"cert_len@0:4=3 id@4:2=1234 access@6:2=5678 flags@8:2=820 label@10:24=\"{Label} pad@34:2", "d0d1d2")),
        (new CertificateEraseTrustedRequest(new NvmId(0x1234)), new("Cert_EraseTrustedRequest", 8, "id@0:2=1234 pad@2:6")),
        (new CertificateReadTrustedRequest(new NvmId(0x1234)), new("Cert_ReadTrustedRequest", 8, "id@0:2=1234 pad@2:6")),
        (new CertificateVerifyRequest(new NvmId(0x1234), Data) { Flags = CertificateVerifyFlags.CacheLeafPublicKey, CachedKeyFlags = Flags, Key = Key }, new("Cert_VerifyRequest", 12, "cert_len@0:4=3 trustedRootNvmId@4:2=1234 flags@6:2=1 cachedKeyFlags@8:2=820 keyId@10:2=112", "d0d1d2")),
        (new CertificateVerifyMultiRootRequest(new NvmIdList(new NvmId(0x1234)), Data) { Flags = CertificateVerifyFlags.CacheLeafPublicKey, CachedKeyFlags = Flags, Key = Key }, new("Cert_VerifyMultiRootRequest", 18, "cert_len@0:4=3 numRoots@4:2=1 flags@6:2=1 cachedKeyFlags@8:2=820 keyId@10:2=112 pad@12:4 root@16:2=1234", "d0d1d2")),
        (new CertificateVerifyAttributeRequest(new NvmId(0x1234), Data), new("Cert_VerifyAcertRequest", 8, "cert_len@0:4=3 trustedRootNvmId@4:2=1234 pad@6:2", "d0d1d2")),
        (new SheSetUidRequest(Bytes.Repeat(0xB1, 15)), new("She_SetUidRequest", 16, $"uid@0:15=\"{BlockHex[2..]} pad@15:1")),
        (new SheSecureBootInitRequest(0x01020304), new("She_SecureBootInitRequest", 8, "sz@0:4=01020304 pad@4:4")),
        (new SheSecureBootUpdateRequest(Data), new("She_SecureBootUpdateRequest", 8, "sz@0:4=3 pad@4:4", "d0d1d2")),
        (new SheLoadKeyRequest(Block, Bytes.Repeat(0xB2, 32), Bytes.Repeat(0xB3, 16)), new("She_LoadKeyRequest", 64, $"messageOne@0:16=\"{BlockHex} messageTwo@16:32=\"{Bytes.Repeat(0xB2, 32)} messageThree@48:16=\"{Bytes.Repeat(0xB3, 16)}")),
        (new SheLoadPlainKeyRequest(Block), new("She_LoadPlainKeyRequest", 16, $"key@0:16=\"{BlockHex}")),
        (new SheExtendSeedRequest(Block), new("She_ExtendSeedRequest", 16, $"entropy@0:16=\"{BlockHex}")),
        (new SheEcbRequest(CipherDirection.Encrypt, 4, Data), new("She_EncEcbRequest", 8, "sz@0:4=3 keyId@4:1=4 pad@5:3", "d0d1d2")),
        (new SheEcbRequest(CipherDirection.Decrypt, 4, Data), new("She_DecEcbRequest", 8, "sz@0:4=3 keyId@4:1=4 pad@5:3", "d0d1d2")),
        (new SheCbcRequest(CipherDirection.Encrypt, 4, Block, Data), new("She_EncCbcRequest", 24, $"sz@0:4=3 keyId@4:1=4 pad@5:3 iv@8:16=\"{BlockHex}", "d0d1d2")),
        (new SheCbcRequest(CipherDirection.Decrypt, 4, Block, Data), new("She_DecCbcRequest", 24, $"sz@0:4=3 keyId@4:1=4 pad@5:3 iv@8:16=\"{BlockHex}", "d0d1d2")),
        (new SheGenerateMacRequest(4, Data), new("She_GenMacRequest", 8, "keyId@0:4=4 sz@4:4=3", "d0d1d2")),
        (new SheVerifyMacRequest(4, Data, Inline), new("She_VerifyMacRequest", 16, "keyId@0:4=4 messageLen@4:4=3 macLen@8:4=2 pad@12:4", "d0d1d2e0e1")),
        (new AuthLoginRequest(AuthMethod.Certificate, UserName.FromText("AB"), Data), new("Auth_LoginRequest", 36, $"method@0:2=2 username@2:32=\"{Label} auth_data_len@34:2=3", "d0d1d2")),
        (new AuthLogoutRequest(new UserId(0x1234)), new("Auth_LogoutRequest", 4, "user_id@0:2=1234 pad@2:2")),
        (new AuthUserAddRequest(UserName.FromText("AB"), Permissions, AuthMethod.Pin, Data), new("Auth_UserAddRequest", 510, $"username@0:32=\"{Label} permissions@32:473=\"{PermissionsHex} pad@505:1 method@506:2=1 credentials_len@508:2=3", "d0d1d2")),
        (new AuthUserDeleteRequest(new UserId(0x1234)), new("Auth_UserDeleteRequest", 4, "user_id@0:2=1234 pad@2:2")),
        (new AuthUserGetRequest(UserName.FromText("AB")), new("Auth_UserGetRequest", 34, $"username@0:32=\"{Label} pad@32:2")),
        (new AuthUserSetPermissionsRequest(new UserId(0x1234), Permissions), new("Auth_UserSetPermissionsRequest", 476, $"user_id@0:2=1234 permissions@2:473=\"{PermissionsHex} pad@475:1")),
        (new AuthUserSetCredentialsRequest(new UserId(0x1234), AuthMethod.Pin, Data, Inline), new("Auth_UserSetCredentialsRequest", 8, "user_id@0:2=1234 method@2:2=1 current_credentials_len@4:2=3 new_credentials_len@6:2=2", "d0d1d2e0e1")),
        (new CustomRequest(5, 0x01020304, Data), new("CustomCb_Request", 264, "id@0:4=5 type@4:4=01020304 data@8:256=\"d0d1d2")),
    ];

    /// <summary>KEY REVOKE alone: group 3, action 5 is bit 5 of word 0 of the group, and its group byte.</summary>
    public static UserPermissions Permissions => default(UserPermissions).With(RequestKind.KeyRevoke);

    /// <summary>15 group bytes, then 8 words for each of 14 groups.</summary>
    public static string PermissionsHex =>
        "000000" + "01" + string.Concat(Enumerable.Repeat("00", 11)) + string.Concat(Enumerable.Repeat("00", 3 * 32)) + "20";
}
