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
}
