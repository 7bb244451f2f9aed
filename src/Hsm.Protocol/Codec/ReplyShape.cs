using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// Where a group keeps the status of its responses, and what it says to a request of the wrong shape (protocol page 2,
/// error shape).
/// </summary>
internal abstract class ReplyShape
{
    /// <summary>The status of a request that is too short, or of another length where one is demanded.</summary>
    public abstract HsmStatus Malformed { get; }

    /// <summary>True when a request must have exactly the length of its layout.</summary>
    public virtual bool IsExact => false;

    /// <summary>Writes what comes before the fields of a response that means Ok.</summary>
    /// <param name="writer">At the beginning of the payload.</param>
    /// <param name="echo">What of the request the response repeats: algoType, or the id of a callback.</param>
    public abstract void WriteOk(ref WireWriter writer, uint echo);

    /// <summary>Writes a whole response that means failure.</summary>
    /// <param name="writer">At the beginning of the payload.</param>
    /// <param name="failure">What to tell.</param>
    public abstract void WriteFailure(ref WireWriter writer, Failure failure);

    /// <summary>Reads what comes before the fields of a response.</summary>
    /// <param name="reader">At the beginning of the payload.</param>
    /// <param name="fixedLengthBytes">Of the response's struct.</param>
    /// <returns>Ok: the fields follow; else the response is a failure. Aborted: the payload is no such response.</returns>
    public abstract HsmStatus ReadStatus(ref WireReader reader, int fixedLengthBytes);

    /// <summary>What of a request its response repeats.</summary>
    /// <param name="reader">At the fields; a copy.</param>
    /// <returns>0 where nothing is repeated, or the request is too short to have it.</returns>
    public virtual uint EchoOf(WireReader reader) => 0;
}
