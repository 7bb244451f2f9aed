using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>CUSTOM: <c>id, type, rc, err, data</c>; err is the HSM's status, rc the function's result.</summary>
internal sealed class CustomShape : ReplyShape
{
    /// <inheritdoc/>
    public override HsmStatus Malformed => HsmStatus.BadArgs;

    /// <inheritdoc/>
    public override bool IsExact => true;

    /// <inheritdoc/>
    public override uint EchoOf(WireReader reader) => reader.Remaining >= 4 ? reader.U32() : 0;

    /// <inheritdoc/>
    public override void WriteOk(ref WireWriter writer, uint echo) => writer.U32(echo);

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.U32(failure.Echo);
        writer.U32(0);

        // The source leaves rc undefined where err is set; a client that looks at rc alone must not take it for success.
        writer.I32((int)failure.Status);
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

        if (reader.Remaining < fixedLengthBytes)
        {
            return HsmStatus.Aborted;
        }

        // A copy looks ahead: id, type and rc belong to the fields.
        var ahead = reader;
        ahead.Skip(12);
        var status = (HsmStatus)ahead.I32();
        reader.Skip(4);
        return status;
    }
}
