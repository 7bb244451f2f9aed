using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>AUTH: as a return code; without users 4 bytes say so whatever was asked.</summary>
internal sealed class AuthShape() : ReturnCodeShape(HsmStatus.BadArgs, isExact: false)
{
    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.I32((int)failure.Status);
        if (failure.Status != HsmStatus.AuthNotEnabled)
        {
            writer.PadTo(failure.FixedLengthBytes);
        }
    }
}
