using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CRYPTO: <c>algoType, rc, reserved</c>; a failure is these 12 bytes alone.</summary>
internal sealed class CryptoShape : ReplyShape
{
    /// <summary>Length of the header of requests and responses.</summary>
    public const int HeaderLengthBytes = 12;

    /// <inheritdoc/>
    public override HsmStatus Malformed => HsmStatus.BadArgs;

    /// <inheritdoc/>
    public override void WriteOk(ref WireWriter writer, uint echo) => WriteHeader(ref writer, echo, HsmStatus.Ok);

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure) => WriteHeader(ref writer, failure.Echo, failure.Status);

    /// <inheritdoc/>
    public override HsmStatus ReadStatus(ref WireReader reader, int fixedLengthBytes)
    {
        if (reader.Remaining == 0)
        {
            return HsmStatus.NoHandler;
        }

        var isWhole = reader.Remaining >= HeaderLengthBytes + fixedLengthBytes;
        reader.Skip(4);
        var status = (HsmStatus)reader.I32();
        reader.Skip(4);
        reader.Require(status != HsmStatus.Ok || isWhole);
        return reader.Failed ? HsmStatus.Aborted : status;
    }

    private static void WriteHeader(ref WireWriter writer, uint algorithm, HsmStatus status)
    {
        writer.U32(algorithm);
        writer.I32((int)status);
        writer.U32(0);
    }
}
