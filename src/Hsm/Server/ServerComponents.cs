using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The steps of request handling, each a small class of its own: a planted bug is a class that takes the place of the
/// right one here, never a condition inside it.
/// </summary>
internal sealed record ServerComponents
{
    /// <summary>The right ones.</summary>
    public static ServerComponents Default { get; } = new();

    /// <summary>Takes snapshots of keys.</summary>
    public KeyReader KeyReader { get; init; } = new();

    /// <summary>Chooses ids for keys.</summary>
    public KeyIdAllocator KeyIdAllocator { get; init; } = new HighestFreeKeyIdAllocator();

    /// <summary>Finds the slot that an id has when a key is put under it.</summary>
    public FormerSlotSearch FormerSlot { get; init; } = FormerSlotSearch.Right;

    /// <summary>Makes what keeps the prepared forms of a cached key.</summary>
    public Func<PreparedKeys> PreparedKeys { get; init; } = static () => new PreparedKeys();

    /// <summary>Brings changes to flash.</summary>
    public NvmWriter NvmWriter { get; init; } = NvmWriter.Right;

    /// <summary>Makes what tells the objects that ids of NVM requests mean.</summary>
    public Func<NvmIdScheme, NvmNaming> NvmNaming { get; init; } = Hsm.NvmNaming.Of;

    /// <summary>Parts of the asynchronous jobs.</summary>
    public JobComponents Jobs { get; init; } = new();

    /// <summary>Makes the policy of a way to share the accelerator.</summary>
    public Func<AcceleratorSharing, DevicePolicy> DevicePolicy { get; init; } = static sharing => sharing.CreatePolicy();

    /// <summary>KEY CACHE.</summary>
    public RequestHandler KeyCache { get; init; } = new KeyCacheHandler();

    /// <summary>KEY EVICT.</summary>
    public RequestHandler KeyEvict { get; init; } = new KeyEvictHandler();

    /// <summary>KEY EXPORT.</summary>
    public RequestHandler KeyExport { get; init; } = new KeyExportHandler();

    /// <summary>KEY COMMIT.</summary>
    public RequestHandler KeyCommit { get; init; } = new KeyCommitHandler();

    /// <summary>KEY ERASE.</summary>
    public RequestHandler KeyErase { get; init; } = new KeyEraseHandler();

    /// <summary>KEY REVOKE.</summary>
    public RequestHandler KeyRevoke { get; init; } = new KeyRevokeHandler();

    /// <summary>NVM ADDOBJECT.</summary>
    public RequestHandler NvmAdd { get; init; } = new NvmAddHandler();

    /// <summary>NVM READ.</summary>
    public RequestHandler NvmRead { get; init; } = new NvmReadHandler();

    /// <summary>NVM GETMETADATA.</summary>
    public RequestHandler NvmGetMetadata { get; init; } = new NvmGetMetadataHandler();

    /// <summary>NVM LIST.</summary>
    public RequestHandler NvmList { get; init; } = new NvmListHandler();

    /// <summary>NVM DESTROYOBJECTS.</summary>
    public RequestHandler NvmDestroy { get; init; } = new NvmDestroyHandler();

    /// <summary>COUNTER INIT.</summary>
    public RequestHandler CounterInit { get; init; } = new CounterInitHandler();

    /// <summary>COUNTER INCREMENT.</summary>
    public RequestHandler CounterIncrement { get; init; } = new CounterIncrementHandler();

    /// <summary>COUNTER READ.</summary>
    public RequestHandler CounterRead { get; init; } = new CounterReadHandler();

    /// <summary>COUNTER DESTROY.</summary>
    public RequestHandler CounterDestroy { get; init; } = new CounterDestroyHandler();

    /// <summary>AES-GCM encryption.</summary>
    public RequestHandler AesGcmEncrypt { get; init; } = new AesGcmEncryptHandler();

    /// <summary>AES-GCM decryption.</summary>
    public RequestHandler AesGcmDecrypt { get; init; } = new AesGcmDecryptHandler();

    /// <summary>COMM INIT.</summary>
    public RequestHandler Init { get; init; } = new InitHandler();

    /// <summary>COMM ECHO.</summary>
    public RequestHandler Echo { get; init; } = new EchoHandler();

    /// <summary>COMM INFO.</summary>
    public RequestHandler Info { get; init; } = new InfoHandler();

    /// <summary>COMM CLOSE.</summary>
    public RequestHandler Close { get; init; } = new CloseHandler();

    /// <summary>CRYPTO but AES-GCM: hashes, ciphers, public keys, random bytes, derivation.</summary>
    public CryptoHandlers Crypto { get; init; } = new();

    /// <summary>KEY: wrapped keys and data, public export, random keys.</summary>
    public KeyWrapHandlers KeyWrap { get; init; } = new();

    /// <summary>NVM: INIT, CLEANUP, GETAVAILABLE.</summary>
    public NvmServiceHandlers NvmService { get; init; } = new();

    /// <summary>CERT.</summary>
    public CertificateHandlers Certificates { get; init; } = new();

    /// <summary>SHE.</summary>
    public SheHandlers She { get; init; } = new();

    /// <summary>AUTH.</summary>
    public AuthHandlers Auth { get; init; } = new();

    /// <summary>CUSTOM.</summary>
    public CustomHandlers Custom { get; init; } = new();

    /// <summary>The PKCS#11 face.</summary>
    public TokenHandlers Token { get; init; } = new();

    /// <summary>
    /// True switches the lock-order assertion off: for planted bugs of lock order, which are to be found by the deadlock
    /// they lead to and not by the assertion that guards against them.
    /// </summary>
    public bool AllowsAnyLockOrder { get; init; }

    /// <summary>The handler of a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Null: this server has none.</returns>
    public RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        InitRequest => Init,
        EchoRequest => Echo,
        InfoRequest => Info,
        CloseRequest => Close,
        KeyCacheRequest => KeyCache,
        KeyEvictRequest => KeyEvict,
        KeyExportRequest => KeyExport,
        KeyCommitRequest => KeyCommit,
        KeyEraseRequest => KeyErase,
        KeyRevokeRequest => KeyRevoke,
        NvmAddRequest => NvmAdd,
        NvmReadRequest => NvmRead,
        NvmGetMetadataRequest => NvmGetMetadata,
        NvmListRequest => NvmList,
        NvmDestroyRequest => NvmDestroy,
        CounterInitRequest => CounterInit,
        CounterIncrementRequest => CounterIncrement,
        CounterReadRequest => CounterRead,
        CounterDestroyRequest => CounterDestroy,
        AesGcmEncryptRequest => AesGcmEncrypt,
        AesGcmDecryptRequest => AesGcmDecrypt,
        _ => GroupHandlerOf(request),
    };

    private RequestHandler? GroupHandlerOf(HsmRequest request) =>
        Crypto.HandlerOf(request)
            ?? KeyWrap.HandlerOf(request)
            ?? NvmService.HandlerOf(request)
            ?? Certificates.HandlerOf(request)
            ?? She.HandlerOf(request)
            ?? Auth.HandlerOf(request)
            ?? Custom.HandlerOf(request)
            ?? Token.HandlerOf(request);
}
