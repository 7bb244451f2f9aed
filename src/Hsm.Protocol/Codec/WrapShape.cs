using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Wrapping: a refusal too repeats the cipher, at which the client looks before it looks at rc.</summary>
/// <param name="requestOffset">Where the request has the cipher.</param>
/// <param name="responseOffset">Where the response has it, rc included.</param>
/// <param name="metadataBytes">What follows the struct in a refusal too: the client takes a shorter one for no response.</param>
internal sealed class WrapShape(int requestOffset, int responseOffset, int metadataBytes = 0) : ReturnCodeShape(HsmStatus.BadArgs, isExact: false)
{
    private const int CipherLengthBytes = 2;

    /// <inheritdoc/>
    public override uint EchoOf(WireReader reader)
    {
        if (reader.Remaining < requestOffset + CipherLengthBytes)
        {
            return 0;
        }

        reader.Skip(requestOffset);
        return (uint)reader.U16();
    }

    /// <inheritdoc/>
    public override void WriteFailure(ref WireWriter writer, Failure failure)
    {
        writer.I32((int)failure.Status);
        writer.PadTo(responseOffset);
        writer.U16((int)failure.Echo);
        writer.PadTo(failure.FixedLengthBytes + metadataBytes);
    }
}
