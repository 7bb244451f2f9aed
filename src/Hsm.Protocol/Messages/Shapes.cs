using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>The groups' shapes, and functions that many rows share.</summary>
internal static class Shapes
{
    /// <summary>COMM INIT: refused without a word.</summary>
    public static readonly ReplyShape Init = new CommShape(HsmStatus.BadArgs);

    /// <summary>COMM CLOSE and KEEPALIVE: an empty answer is the answer.</summary>
    public static readonly ReplyShape Silent = new CommShape(HsmStatus.Ok);

    /// <summary>COMM INFO: an empty answer says that nobody answers.</summary>
    public static readonly ReplyShape Info = new CommShape(HsmStatus.NoHandler);

    /// <summary>NVM: exact lengths, ABORTED otherwise.</summary>
    public static readonly ReplyShape Nvm = new ReturnCodeShape(HsmStatus.Aborted, isExact: true);

    /// <summary>KEY, COUNTER and CERT: BADARGS when too short.</summary>
    public static readonly ReplyShape ReturnCode = new ReturnCodeShape(HsmStatus.BadArgs, isExact: false);

    /// <summary>KEY: wrapping a key, and unwrapping one.</summary>
    public static readonly ReplyShape Wrap = new WrapShape(requestOffset: 4, responseOffset: 6);

    /// <summary>KEYUNWRAPEXPORT.</summary>
    public static readonly ReplyShape UnwrapExport = new WrapShape(requestOffset: 4, responseOffset: 6, metadataBytes: 32);

    /// <summary>KEY: wrapping a key of the server's.</summary>
    public static readonly ReplyShape WrapExport = new WrapShape(requestOffset: 6, responseOffset: 6);

    /// <summary>KEY: wrapping and unwrapping data.</summary>
    public static readonly ReplyShape WrapData = new WrapShape(requestOffset: 6, responseOffset: 8);

    /// <summary>CRYPTO.</summary>
    public static readonly ReplyShape Crypto = new CryptoShape();

    /// <summary>SHE, but for what follows.</summary>
    public static readonly ReplyShape She = new SheShape(hasStatus: false);

    /// <summary>SHE: secure boot and seed, whose responses have a status besides rc.</summary>
    public static readonly ReplyShape SheWithStatus = new SheShape(hasStatus: true);

    /// <summary>AUTH.</summary>
    public static readonly ReplyShape Auth = new AuthShape();

    /// <summary>CUSTOM.</summary>
    public static readonly ReplyShape Custom = new CustomShape();

    /// <summary>The answer that has nothing to tell but Ok.</summary>
    public static StatusResponse Done<TRequest>(ref WireReader reader, TRequest request) => StatusResponse.Ok;
}
