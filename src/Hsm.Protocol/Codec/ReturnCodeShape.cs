using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>NVM, KEY, COUNTER, CERT: <c>int32 rc</c> first; a failure is the whole struct, zero but for rc.</summary>
/// <param name="malformed">What a request of the wrong shape gets.</param>
/// <param name="isExact">Whether the length must be exact.</param>
internal class ReturnCodeShape(HsmStatus malformed, bool isExact) : ReplyShape
{
    /// <inheritdoc/>
    public override HsmStatus Malformed => malformed;

    /// <inheritdoc/>
    public override bool IsExact => isExact;

    /// <inheritdoc/>
    public override void WriteOk(ref WireWriter writer, uint echo) => writer.I32(0);

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.I32((int)failure.Status);
        writer.PadTo(failure.FixedLengthBytes);
    }

    /// <inheritdoc/>
    public override HsmStatus ReadStatus(ref WireReader reader, int fixedLengthBytes)
    {
        if (reader.Remaining == 0)
        {
            return HsmStatus.NoHandler;
        }

        var isWhole = reader.Remaining >= fixedLengthBytes;
        var status = (HsmStatus)reader.I32();
        reader.Require(status != HsmStatus.Ok || isWhole);
        return reader.Failed ? HsmStatus.Aborted : status;
    }
}
