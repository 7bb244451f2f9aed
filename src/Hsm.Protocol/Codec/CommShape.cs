using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>COMM: no status at all; a failure is an empty payload.</summary>
/// <param name="emptyMeans">What an empty payload says to the client.</param>
internal sealed class CommShape(HsmStatus emptyMeans) : ReplyShape
{
    /// <inheritdoc/>
    public override HsmStatus Malformed => HsmStatus.BadArgs;

    /// <inheritdoc/>
    public override void WriteOk(ref WireWriter writer, uint echo)
    {
    }

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
    }

    /// <inheritdoc/>
    public override HsmStatus ReadStatus(ref WireReader reader, int fixedLengthBytes)
    {
        if (reader.Remaining == 0)
        {
            return emptyMeans;
        }

        reader.Require(reader.Remaining >= fixedLengthBytes);
        return reader.Failed ? HsmStatus.Aborted : HsmStatus.Ok;
    }
}
