using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>SHE: as a return code; some responses repeat it in their second field.</summary>
/// <param name="hasStatus">True where that field is <c>status</c>; elsewhere it is a length or padding.</param>
internal sealed class SheShape(bool hasStatus) : ReturnCodeShape(HsmStatus.BadArgs, isExact: false)
{
    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.I32((int)failure.Status);
        if (hasStatus)
        {
            writer.I32((int)failure.Status);
        }

        writer.PadTo(failure.FixedLengthBytes);
    }
}
