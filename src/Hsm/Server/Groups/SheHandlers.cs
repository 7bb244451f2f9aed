using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of SHE.</summary>
internal sealed record SheHandlers : HandlerGroup
{
    /// <summary>SET_UID.</summary>
    public RequestHandler SetUid { get; init; } = new SheSetUidHandler();

    /// <summary>SECURE_BOOT_INIT.</summary>
    public RequestHandler SecureBootInit { get; init; } = new SheSecureBootInitHandler();

    /// <summary>SECURE_BOOT_UPDATE.</summary>
    public RequestHandler SecureBootUpdate { get; init; } = new SheSecureBootUpdateHandler();

    /// <summary>SECURE_BOOT_FINISH.</summary>
    public RequestHandler SecureBootFinish { get; init; } = new SheSecureBootFinishHandler();

    /// <summary>GET_STATUS.</summary>
    public RequestHandler GetStatus { get; init; } = new SheGetStatusHandler();

    /// <summary>LOAD_KEY.</summary>
    public RequestHandler LoadKey { get; init; } = new SheLoadKeyHandler();

    /// <summary>LOAD_PLAIN_KEY.</summary>
    public RequestHandler LoadPlainKey { get; init; } = new SheLoadPlainKeyHandler();

    /// <summary>EXPORT_RAM_KEY.</summary>
    public RequestHandler ExportRamKey { get; init; } = new SheExportRamKeyHandler();

    /// <summary>INIT_RND.</summary>
    public RequestHandler InitRng { get; init; } = new SheInitRngHandler();

    /// <summary>RND.</summary>
    public RequestHandler Random { get; init; } = new SheRandomHandler();

    /// <summary>EXTEND_SEED.</summary>
    public RequestHandler ExtendSeed { get; init; } = new SheExtendSeedHandler();

    /// <summary>ENC_ECB, DEC_ECB.</summary>
    public RequestHandler Ecb { get; init; } = new SheEcbHandler();

    /// <summary>ENC_CBC, DEC_CBC.</summary>
    public RequestHandler Cbc { get; init; } = new SheCbcHandler();

    /// <summary>GEN_MAC.</summary>
    public RequestHandler GenerateMac { get; init; } = new SheGenerateMacHandler();

    /// <summary>VERIFY_MAC.</summary>
    public RequestHandler VerifyMac { get; init; } = new SheVerifyMacHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        SheSetUidRequest => SetUid,
        SheSecureBootInitRequest => SecureBootInit,
        SheSecureBootUpdateRequest => SecureBootUpdate,
        SheSecureBootFinishRequest => SecureBootFinish,
        SheGetStatusRequest => GetStatus,
        SheLoadKeyRequest => LoadKey,
        SheLoadPlainKeyRequest => LoadPlainKey,
        SheExportRamKeyRequest => ExportRamKey,
        SheInitRngRequest => InitRng,
        SheRandomRequest => Random,
        SheExtendSeedRequest => ExtendSeed,
        SheEcbRequest => Ecb,
        SheCbcRequest => Cbc,
        SheGenerateMacRequest => GenerateMac,
        SheVerifyMacRequest => VerifyMac,
        _ => null,
    };
}
