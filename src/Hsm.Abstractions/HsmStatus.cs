namespace Hsm.Abstractions;

/// <summary>How a request or a call of a port ended; the values are the wire's (protocol page 4).</summary>
public enum HsmStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>An argument has the wrong shape or range. Nothing changed.</summary>
    BadArgs = -2000,

    /// <summary>Nothing to take yet, or the session or device is closed. Nothing changed.</summary>
    NotReady = -2001,

    /// <summary>Flash or transport failed. What a request in progress meant to change is there wholly or not at all.</summary>
    Aborted = -2002,

    /// <summary>A certificate did not verify.</summary>
    CertificateVerify = -2005,

    /// <summary>A buffer is too small for the answer. Nothing changed.</summary>
    BufferSize = -2006,

    /// <summary>The server has no handler for that group. Nothing changed.</summary>
    NoHandler = -2007,

    /// <summary>The request is known but not implemented. Nothing changed.</summary>
    NotImplemented = -2008,

    /// <summary>The key lacks the usage bit. Nothing changed.</summary>
    Usage = -2009,

    /// <summary>Client-local: no answer in time; whether the request took effect is not known.</summary>
    Timeout = -2010,

    /// <summary>Client-local: a request is in flight already; this one was not sent.</summary>
    RequestPending = -2011,

    /// <summary>A lock was not to be had. Nothing changed; the request may be sent again.</summary>
    Locked = -2100,

    /// <summary>Policy forbids it. Nothing changed.</summary>
    Access = -2101,

    /// <summary>Verification failed.</summary>
    NotVerified = -2102,

    /// <summary>Flash is not blank where it is to be programmed. Nothing changed.</summary>
    NotBlank = -2103,

    /// <summary>No such key, object or counter. Nothing changed.</summary>
    NotFound = -2104,

    /// <summary>No slot, directory entry, id or flash left. Nothing changed.</summary>
    NoSpace = -2105,

    /// <summary>SHE: not allowed at this point of the sequence. Nothing changed.</summary>
    SheSequence = -2200,

    /// <summary>SHE: the key is locked by boot or debugger. Nothing changed.</summary>
    SheKeyNotAvailable = -2201,

    /// <summary>SHE: the key is not for this use. Nothing changed.</summary>
    SheKeyInvalid = -2202,

    /// <summary>SHE: the slot is empty. Nothing changed.</summary>
    SheKeyEmpty = -2203,

    /// <summary>SHE: secure boot is not set up. Nothing changed.</summary>
    SheNoSecureBoot = -2204,

    /// <summary>SHE: the slot is write-protected. Nothing changed.</summary>
    SheWriteProtected = -2205,

    /// <summary>SHE: MAC, UID or counter of a key update do not fit. Nothing changed.</summary>
    SheKeyUpdate = -2206,

    /// <summary>SHE: the generator has no seed. Nothing changed.</summary>
    SheRngSeed = -2207,

    /// <summary>SHE: debugging is not allowed. Nothing changed.</summary>
    SheNoDebugging = -2208,

    /// <summary>SHE: another command is in progress. Nothing changed.</summary>
    SheBusy = -2209,

    /// <summary>SHE: memory failed.</summary>
    SheMemoryFailure = -2210,

    /// <summary>SHE: any other failure, a boot MAC that differs among them.</summary>
    SheGeneral = -2211,

    /// <summary>The login was refused; why is not told. The attempt counts.</summary>
    AuthLoginFailed = -2300,

    /// <summary>The session's user may not. Nothing changed.</summary>
    AuthPermission = -2301,

    /// <summary>The server has no users. Nothing changed.</summary>
    AuthNotEnabled = -2302,

    /// <summary>wolfCrypt BUFFER_E: a buffer is too small. Nothing changed.</summary>
    Buffer = -132,

    /// <summary>wolfCrypt ASN_PARSE_E: a key or certificate is no such DER. Nothing changed.</summary>
    AsnParse = -140,

    /// <summary>wolfCrypt BAD_FUNC_ARG.</summary>
    BadFunctionArgument = -173,

    /// <summary>wolfCrypt NOT_COMPILED_IN: no provider of this server has the algorithm.</summary>
    NotCompiledIn = -174,

    /// <summary>wolfCrypt AES_GCM_AUTH_E: the tag does not match; no plaintext is given.</summary>
    AesGcmAuth = -180,

    /// <summary>wolfCrypt ECC_PRIV_KEY_E: the key has no private half. Nothing changed.</summary>
    EccPrivateKey = -216,
}
