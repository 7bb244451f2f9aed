namespace Hsm.Abstractions;

/// <summary>Group (high byte) and action (low byte) of a request, as on the wire (protocol page 3).</summary>
public enum RequestKind
{
    /// <summary>No request.</summary>
    None = 0,

    /// <summary>COMM INIT.</summary>
    Init = 0x0101,

    /// <summary>COMM CLOSE.</summary>
    Close = 0x0103,

    /// <summary>COMM INFO.</summary>
    Info = 0x0104,

    /// <summary>COMM ECHO.</summary>
    Echo = 0x0105,

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

    /// <summary>CRYPTO CIPHER: AES-GCM in this slice, either direction.</summary>
    Cipher = 0x0402,

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
}
