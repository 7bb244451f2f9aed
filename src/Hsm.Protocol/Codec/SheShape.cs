using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>SHE: as a return code; the responses of 8 bytes repeat it in their second field, <c>status</c>.</summary>
internal sealed class SheShape() : ReturnCodeShape(HsmStatus.BadArgs, isExact: false)
{
    private const int StatusResponseLengthBytes = 8;

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.I32((int)failure.Status);
        if (failure.FixedLengthBytes == StatusResponseLengthBytes)
        {
            writer.I32((int)failure.Status);
        }

        writer.PadTo(failure.FixedLengthBytes);
    }
}
