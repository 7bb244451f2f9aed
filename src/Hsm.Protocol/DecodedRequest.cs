using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>A packet as the server understood it: a request, or the refusal to answer with.</summary>
public readonly struct DecodedRequest
{
    private readonly StatusResponse? _refusal;

    internal DecodedRequest(FrameHeader header, MessageCodec codec, HsmRequest request, uint echo)
    {
        Header = header;
        Codec = codec;
        Shape = codec.Shape;
        Request = request;
        Echo = echo;
    }

    internal DecodedRequest(FrameHeader header, ReplyShape? shape, HsmStatus refusal, uint echo, MessageCodec? codec = null)
    {
        Header = header;
        Shape = shape;
        Codec = codec;
        _refusal = new StatusResponse(refusal);
        Echo = echo;
    }

    /// <summary>Order, kind and sequence, for the response.</summary>
    public FrameHeader Header { get; }

    /// <summary>What is asked; null: the packet is no request that a server could look at, and Refusal is the answer.</summary>
    public HsmRequest? Request { get; }

    /// <summary>
    /// The answer where Request is null, for <see cref="ResponseCodec"/>, which gives it the shape that its group has; a
    /// group or an action that nobody knows is answered by an empty payload.
    /// </summary>
    public HsmResponse Refusal => _refusal ?? StatusResponse.Ok;

    /// <summary>The row of the table; null: none.</summary>
    internal MessageCodec? Codec { get; }

    /// <summary>The group's shape; null: an empty payload is the answer.</summary>
    internal ReplyShape? Shape { get; }

    /// <summary>What of the request the response repeats.</summary>
    internal uint Echo { get; }
}
