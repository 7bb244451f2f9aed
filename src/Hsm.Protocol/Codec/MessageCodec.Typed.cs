using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Reads the fields of a request.</summary>
internal delegate TRequest RequestReader<out TRequest>(ref WireReader reader);

/// <summary>Writes the fields of a request.</summary>
internal delegate void RequestWriter<in TRequest>(ref WireWriter writer, TRequest request);

/// <summary>Reads the fields of a response, after its status.</summary>
internal delegate TResponse ResponseReader<in TRequest, out TResponse>(ref WireReader reader, TRequest request);

/// <summary>Writes the fields of a response, after its status.</summary>
internal delegate void ResponseWriter<in TRequest, in TResponse>(ref WireWriter writer, TRequest request, TResponse response);

/// <summary>A codec made of four functions: a row of a table.</summary>
/// <param name="key">Kind and algorithm on the wire.</param>
/// <param name="shape">Where the group keeps its status.</param>
internal sealed class MessageCodec<TRequest, TResponse>(WireKey key, ReplyShape shape) : MessageCodec(key, shape)
    where TRequest : HsmRequest
    where TResponse : HsmResponse
{
    /// <summary>Where two typed requests share a wire key: which codec a payload is for.</summary>
    public Func<WireReader, MessageCodec?>? Other { get; init; }

    /// <summary>Reads the fields of a request.</summary>
    public required RequestReader<TRequest> Decode { get; init; }

    /// <summary>Writes the fields of a request; none when left out.</summary>
    public RequestWriter<TRequest> Encode { get; init; } = static (ref _, _) => { };

    /// <summary>Reads the fields of a response.</summary>
    public required ResponseReader<TRequest, TResponse> DecodeReply { get; init; }

    /// <summary>Writes the fields of a response; what is missing of its struct is zero.</summary>
    public ResponseWriter<TRequest, TResponse> EncodeReply { get; init; } = static (ref _, _, _) => { };

    /// <inheritdoc/>
    public override Type RequestType => typeof(TRequest);

    /// <inheritdoc/>
    public override MessageCodec Choose(WireReader reader) => Other?.Invoke(reader) ?? this;

    /// <inheritdoc/>
    public override HsmRequest ReadRequest(ref WireReader reader) => Decode(ref reader);

    /// <inheritdoc/>
    public override void WriteRequest(ref WireWriter writer, HsmRequest request) => Encode(ref writer, (TRequest)request);

    /// <inheritdoc/>
    public override HsmResponse ReadResponse(ref WireReader reader, HsmRequest request) => DecodeReply(ref reader, (TRequest)request);

    /// <inheritdoc/>
    public override bool TryWriteResponse(ref WireWriter writer, HsmRequest request, HsmResponse response)
    {
        if (response is not TResponse typed)
        {
            return false;
        }

        EncodeReply(ref writer, (TRequest)request, typed);
        return true;
    }
}
