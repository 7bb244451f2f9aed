using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>One kind of request and its response, both directions. Holds no state.</summary>
/// <param name="key">Kind and algorithm on the wire.</param>
/// <param name="shape">Where the group keeps its status.</param>
internal abstract class MessageCodec(WireKey key, ReplyShape shape)
{
    /// <summary>Kind and algorithm on the wire.</summary>
    public WireKey Key => key;

    /// <summary>Where the group keeps its status.</summary>
    public ReplyShape Shape => shape;

    /// <summary>True when a request must have exactly the length of its layout; longer ones are refused.</summary>
    public bool IsExact { get; init; } = shape.IsExact;

    /// <summary>Length of the request's struct without what follows it; for tests against the appendix.</summary>
    public int RequestLengthBytes { get; init; }

    /// <summary>Length of the response's struct, without the header of the CRYPTO group and without what follows it.</summary>
    public int ResponseLengthBytes { get; init; }

    /// <summary>The type that is read and written here.</summary>
    public abstract Type RequestType { get; }

    /// <summary>The codec that fits the payload: some wire keys have two typed requests.</summary>
    /// <param name="reader">At the fields; a copy.</param>
    public virtual MessageCodec Choose(WireReader reader) => this;

    /// <summary>Reads the fields of a request. The caller looks at the reader's Failed.</summary>
    public abstract HsmRequest ReadRequest(ref WireReader reader);

    /// <summary>Writes the fields of a request of <see cref="RequestType"/>.</summary>
    public abstract void WriteRequest(ref WireWriter writer, HsmRequest request);

    /// <summary>Reads the fields of a response that means Ok.</summary>
    public abstract HsmResponse ReadResponse(ref WireReader reader, HsmRequest request);

    /// <summary>Writes the fields of a response that means Ok.</summary>
    /// <returns>False: the response is of another type.</returns>
    public abstract bool TryWriteResponse(ref WireWriter writer, HsmRequest request, HsmResponse response);
}
