namespace Hsm.Abstractions;

/// <summary>Group (high byte) and action (low byte) of a request, as on the wire (protocol page 3).</summary>
public enum RequestKind
{
    /// <summary>No request.</summary>
    None = 0,

    /// <summary>COMM INIT.</summary>
    Init = 0x0101,

    /// <summary>COMM KEEPALIVE.</summary>
    KeepAlive = 0x0102,

    /// <summary>COMM CLOSE.</summary>
    Close = 0x0103,

    /// <summary>COMM INFO.</summary>
    Info = 0x0104,

    /// <summary>COMM ECHO.</summary>
    Echo = 0x0105,

    /// <summary>NVM INIT.</summary>
    NvmInit = 0x0201,

    /// <summary>NVM CLEANUP.</summary>
    NvmCleanup = 0x0202,

    /// <summary>NVM GETAVAILABLE.</summary>
    NvmGetAvailable = 0x0203,

    /// <summary>NVM ADDOBJECT.</summary>
    NvmAdd = 0x0204,

    /// <summary>NVM LIST.</summary>
    NvmList = 0x0205,

    /// <summary>NVM GETMETADATA.</summary>
    NvmGetMetadata = 0x0206,

    /// <summary>NVM DESTROYOBJECTS.</summary>
    NvmDestroy = 0x0207,

    /// <summary>NVM READ.</summary>
    NvmRead = 0x0208,

    /// <summary>NVM ADDOBJECTDMA: no typed request.</summary>
    NvmAddDma = 0x0224,

    /// <summary>NVM READDMA: no typed request.</summary>
    NvmReadDma = 0x0228,

    /// <summary>KEY CACHE.</summary>
    KeyCache = 0x0300,

    /// <summary>KEY EVICT.</summary>
    KeyEvict = 0x0301,

    /// <summary>KEY EXPORT.</summary>
    KeyExport = 0x0302,

    /// <summary>KEY COMMIT.</summary>
    KeyCommit = 0x0303,

    /// <summary>KEY ERASE.</summary>
    KeyErase = 0x0304,

    /// <summary>KEY REVOKE.</summary>
    KeyRevoke = 0x0305,

    /// <summary>KEY CACHE_DMA: no typed request.</summary>
    KeyCacheDma = 0x0306,

    /// <summary>KEY EXPORT_DMA: no typed request.</summary>
    KeyExportDma = 0x0307,

    /// <summary>KEY KEYWRAP.</summary>
    KeyWrap = 0x0308,

    /// <summary>KEY KEYUNWRAPEXPORT.</summary>
    KeyUnwrapExport = 0x0309,

    /// <summary>KEY KEYUNWRAPCACHE.</summary>
    KeyUnwrapCache = 0x030A,

    /// <summary>KEY DATAWRAP.</summary>
    DataWrap = 0x030B,

    /// <summary>KEY DATAUNWRAP.</summary>
    DataUnwrap = 0x030C,

    /// <summary>KEY EXPORT_PUBLIC.</summary>
    KeyExportPublic = 0x030D,

    /// <summary>KEY EXPORT_PUBLIC_DMA: no typed request.</summary>
    KeyExportPublicDma = 0x030E,

    /// <summary>KEY CACHE_RANDOM.</summary>
    KeyCacheRandom = 0x030F,

    /// <summary>KEY KEYWRAPEXPORT.</summary>
    KeyWrapExport = 0x0310,

    /// <summary>CRYPTO HASH: SHA-2 and SHA-3.</summary>
    Hash = 0x0401,

    /// <summary>CRYPTO CIPHER: AES in every mode, either direction.</summary>
    Cipher = 0x0402,

    /// <summary>CRYPTO PK: RSA, ECC, 25519, ML-DSA, ML-KEM.</summary>
    PublicKey = 0x0403,

    /// <summary>CRYPTO RNG.</summary>
    Rng = 0x0404,

    /// <summary>CRYPTO HMAC: typed only.</summary>
    Hmac = 0x0406,

    /// <summary>CRYPTO CMAC.</summary>
    Cmac = 0x0407,

    /// <summary>CRYPTO KDF: HKDF and CMAC-KDF.</summary>
    Kdf = 0x0409,

    /// <summary>SHE SET_UID.</summary>
    SheSetUid = 0x0700,

    /// <summary>SHE SECURE_BOOT_INIT.</summary>
    SheSecureBootInit = 0x0701,

    /// <summary>SHE SECURE_BOOT_UPDATE.</summary>
    SheSecureBootUpdate = 0x0702,

    /// <summary>SHE SECURE_BOOT_FINISH.</summary>
    SheSecureBootFinish = 0x0703,

    /// <summary>SHE GET_STATUS.</summary>
    SheGetStatus = 0x0704,

    /// <summary>SHE LOAD_KEY.</summary>
    SheLoadKey = 0x0705,

    /// <summary>SHE LOAD_PLAIN_KEY.</summary>
    SheLoadPlainKey = 0x0706,

    /// <summary>SHE EXPORT_RAM_KEY.</summary>
    SheExportRamKey = 0x0707,

    /// <summary>SHE INIT_RND.</summary>
    SheInitRng = 0x0708,

    /// <summary>SHE RND.</summary>
    SheRandom = 0x0709,

    /// <summary>SHE EXTEND_SEED.</summary>
    SheExtendSeed = 0x070A,

    /// <summary>SHE ENC_ECB.</summary>
    SheEncryptEcb = 0x070B,

    /// <summary>SHE ENC_CBC.</summary>
    SheEncryptCbc = 0x070C,

    /// <summary>SHE DEC_ECB.</summary>
    SheDecryptEcb = 0x070D,

    /// <summary>SHE DEC_CBC.</summary>
    SheDecryptCbc = 0x070E,

    /// <summary>SHE GEN_MAC.</summary>
    SheGenerateMac = 0x070F,

    /// <summary>SHE VERIFY_MAC.</summary>
    SheVerifyMac = 0x0710,

    /// <summary>COUNTER INIT.</summary>
    CounterInit = 0x0800,

    /// <summary>COUNTER INCREMENT.</summary>
    CounterIncrement = 0x0801,

    /// <summary>COUNTER READ.</summary>
    CounterRead = 0x0802,

    /// <summary>COUNTER DESTROY.</summary>
    CounterDestroy = 0x0803,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: Joins the connection to an application (a process of PKCS#11).</summary>
    TokenAttach = 0x0A80,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_OpenSession.</summary>
    TokenOpenSession = 0x0A81,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_CloseSession.</summary>
    TokenCloseSession = 0x0A82,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_CloseAllSessions.</summary>
    TokenCloseAllSessions = 0x0A83,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_GetSessionInfo.</summary>
    TokenSessionInfo = 0x0A84,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_Login.</summary>
    TokenLogin = 0x0A85,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_Logout.</summary>
    TokenLogout = 0x0A86,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_CreateObject.</summary>
    TokenCreateObject = 0x0A87,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_DestroyObject.</summary>
    TokenDestroyObject = 0x0A88,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_GetAttributeValue.</summary>
    TokenGetAttributes = 0x0A89,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_SetAttributeValue.</summary>
    TokenSetAttributes = 0x0A8A,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_FindObjectsInit.</summary>
    TokenFindInit = 0x0A8B,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_FindObjects.</summary>
    TokenFind = 0x0A8C,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_FindObjectsFinal.</summary>
    TokenFindFinal = 0x0A8D,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_EncryptInit, C_DecryptInit.</summary>
    TokenCipherInit = 0x0A8E,

    /// <summary>PKCS#11 face, an extension in group CUSTOM: C_Encrypt, C_Decrypt in a single part.</summary>
    TokenCipherRun = 0x0A8F,

    /// <summary>PKCS#11: C_GenerateKey; ours.</summary>
    TokenGenerateKey = 0x0A90,

    /// <summary>CUSTOM, callback 0; the action is the callback's index.</summary>
    Custom = 0x0A00,

    /// <summary>CRYPTO_DMA, the whole group: no typed request.</summary>
    CryptoDma = 0x0B00,

    /// <summary>CERT INIT.</summary>
    CertificateInit = 0x0C01,

    /// <summary>CERT ADDTRUSTED.</summary>
    CertificateAddTrusted = 0x0C02,

    /// <summary>CERT ERASETRUSTED.</summary>
    CertificateEraseTrusted = 0x0C03,

    /// <summary>CERT READTRUSTED.</summary>
    CertificateReadTrusted = 0x0C04,

    /// <summary>CERT VERIFY.</summary>
    CertificateVerify = 0x0C05,

    /// <summary>CERT VERIFY_MULTI_ROOT.</summary>
    CertificateVerifyMultiRoot = 0x0C06,

    /// <summary>CERT VERIFY_CACHE_CLEAR.</summary>
    CertificateVerifyCacheClear = 0x0C07,

    /// <summary>CERT VERIFY_CACHE_SET_ENABLED.</summary>
    CertificateVerifyCacheSetEnabled = 0x0C08,

    /// <summary>CERT VERIFY_ACERT.</summary>
    CertificateVerifyAttribute = 0x0C26,

    /// <summary>AUTH LOGIN.</summary>
    AuthLogin = 0x0D00,

    /// <summary>AUTH LOGOUT.</summary>
    AuthLogout = 0x0D01,

    /// <summary>AUTH USER_ADD.</summary>
    AuthUserAdd = 0x0D02,

    /// <summary>AUTH USER_DELETE.</summary>
    AuthUserDelete = 0x0D03,

    /// <summary>AUTH USER_GET.</summary>
    AuthUserGet = 0x0D04,

    /// <summary>AUTH USER_SET_PERMISSIONS.</summary>
    AuthUserSetPermissions = 0x0D05,

    /// <summary>AUTH USER_SET_CREDENTIALS.</summary>
    AuthUserSetCredentials = 0x0D06,
}
