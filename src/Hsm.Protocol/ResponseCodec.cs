using System.Buffers;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Responses between types and bytes, both directions. Throws for no input, whatever its bytes are.</summary>
public static class ResponseCodec
{
    /// <summary>The server's direction: writes a whole frame, in the client's order and with its magic.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="decoded">The request that is answered.</param>
    /// <param name="response">The answer; where the request is null, its Refusal.</param>
    /// <param name="options">Limits of the server.</param>
    /// <remarks>
    /// A response that is longer than a payload may be becomes BufferSize; one of a type that does not answer this request
    /// becomes Aborted, which is a defect of the server. Allocates nothing itself.
    /// </remarks>
    public static void Encode(IBufferWriter<byte> output, in DecodedRequest decoded, HsmResponse response, CodecOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        output.Advance(Encode(output.GetSpan(options.MaxFrameLengthBytes), decoded, response, options));
    }

    /// <summary>The server's direction, into a buffer.</summary>
    /// <param name="frame">At least CodecOptions.MaxFrameLengthBytes.</param>
    /// <param name="decoded">The request that is answered.</param>
    /// <param name="response">The answer; where the request is null, its Refusal.</param>
    /// <param name="options">Limits of the server.</param>
    /// <returns>Length of the frame in bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The buffer is too small.</exception>
    public static int Encode(Span<byte> frame, in DecodedRequest decoded, HsmResponse response, CodecOptions options)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(frame.Length, options.MaxFrameLengthBytes);
        var packet = frame[Frame.PrefixLengthBytes..];
        var writer = new WireWriter(packet.Slice(FrameHeader.LengthBytes, options.CommDataLengthBytes), decoded.Header.Order);
        Write(ref writer, decoded, response);
        decoded.Header.Write(packet);
        var packetLength = FrameHeader.LengthBytes + writer.Position;
        Frame.WriteLength(frame, packetLength);
        return Frame.PrefixLengthBytes + packetLength;
    }

    /// <summary>The client's direction.</summary>
    /// <param name="packet">Header and payload; order and sequence were looked at.</param>
    /// <param name="request">What was asked.</param>
    /// <returns>
    /// The response; StatusResponse(Aborted): it answers another kind of request, or is no response of this kind;
    /// StatusResponse(NoHandler): the server's answer was empty where there is something to say.
    /// </returns>
    public static HsmResponse Decode(ReadOnlySpan<byte> packet, HsmRequest request) => Decode(packet, request, out _);

    /// <summary>The client's direction, telling an answer of Aborted from none that can be read.</summary>
    /// <param name="packet">Header and payload; order and sequence were looked at.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="isMalformed">Whether Aborted is this method's word and not the server's.</param>
    /// <returns>As the other Decode.</returns>
    internal static HsmResponse Decode(ReadOnlySpan<byte> packet, HsmRequest request, out bool isMalformed)
    {
        ArgumentNullException.ThrowIfNull(request);
        isMalformed = true;
        var codec = MessageTable.Find(request);
        if (codec is null || !FrameHeader.TryRead(packet, out var header) || header.Kind != request.Kind)
        {
            return new StatusResponse(HsmStatus.Aborted);
        }

        var reader = new WireReader(packet[FrameHeader.LengthBytes..], header);
        var status = codec.Shape.ReadStatus(ref reader, codec.ResponseLengthBytes);
        if (status != HsmStatus.Ok)
        {
            isMalformed = reader.Failed;
            return new StatusResponse(status);
        }

        var response = codec.ReadResponse(ref reader, request);
        isMalformed = reader.Failed;
        return isMalformed ? new StatusResponse(HsmStatus.Aborted) : response;
    }

    private static void Write(ref WireWriter writer, in DecodedRequest decoded, HsmResponse response)
    {
        if (decoded.Shape is not { } shape)
        {
            return;
        }

        var failure = response.Status;
        if (response.IsOk && decoded is { Codec: { } codec, Request: { } request })
        {
            shape.WriteOk(ref writer, decoded.Echo);
            failure = codec.TryWriteResponse(ref writer, request, response) ? writer.Status : HsmStatus.Aborted;
            if (failure == HsmStatus.Ok)
            {
                writer.PadTo(codec.ResponseLengthBytes + (shape is CryptoShape ? CryptoShape.HeaderLengthBytes : 0));
                return;
            }

            // A field that a value does not fit is the server's fault, not the client's.
            failure = failure == HsmStatus.BufferSize ? HsmStatus.BufferSize : HsmStatus.Aborted;
        }

        writer.Rewind();
        shape.WriteFailure(ref writer, new Failure(failure, decoded.Echo, decoded.Codec?.ResponseLengthBytes ?? 0));
    }
}
