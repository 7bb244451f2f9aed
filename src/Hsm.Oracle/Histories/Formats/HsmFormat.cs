using System.Text.Json.Nodes;
using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Protocol;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>
/// Requests and responses of the HSM as the wire protocol has them: packets (header and payload, without the length before
/// them) in hexadecimal, so that whoever speaks the protocol can record what went over the wire; with a readable text beside.
/// </summary>
/// <param name="options">What else the model needs.</param>
/// <remarks>A refusal may be written by its status alone. "crash" is power going and coming again: an event, not a request.</remarks>
public sealed class HsmFormat(HsmFileOptions options) : HistoryFormat<HsmCall, HsmResponse>
{
    internal const string Name = "hsm";
    internal const string CrashOp = "crash";
    internal const string Operations = "any word, with {session, packet} → {packet} or {status}; crash";

    private static readonly CodecOptions s_codec = new() { CommDataLengthBytes = ushort.MaxValue };

    private readonly JsonObject _header = options.Write();
    private readonly CodecOptions _written = new() { CommDataLengthBytes = Math.Max(256, options.Specification.Info.CommDataLengthBytes) };

    /// <inheritdoc/>
    public override string Model => Name;

    /// <inheritdoc/>
    public override JsonObject Options => _header;

    /// <inheritdoc/>
    public override string Op(HsmCall input) => input.Request is CrashEvent
        ? CrashOp
        : input.Request.GetType().Name.Replace("Request", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override JsonObject? Args(HsmCall input)
    {
        if (input.Request is CrashEvent)
        {
            return null;
        }

        var args = new JsonObject { ["session"] = input.Session };
        if (Encode(input.Request) is { } packet)
        {
            args["packet"] = Convert.ToHexStringLower(packet);
        }

        args["text"] = input.ToString();
        return args;
    }

    /// <inheritdoc/>
    public override JsonNode? Result(HsmCall input, HsmResponse output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (input.Request is CrashEvent)
        {
            return null;
        }

        if (output is StatusResponse || Encode(input.Request) is not { } packet || !RequestCodec.TryDecode(packet, s_codec, out DecodedRequest decoded))
        {
            return new JsonObject { ["status"] = output.Status.ToString() };
        }

        byte[] frame = new byte[_written.MaxFrameLengthBytes];
        int length = ResponseCodec.Encode(frame, decoded, output, _written);
        return new JsonObject { ["packet"] = Convert.ToHexStringLower(frame.AsSpan(Frame.PrefixLengthBytes, length - Frame.PrefixLengthBytes)) };
    }

    /// <inheritdoc/>
    public override HsmCall ReadInput(string op, JsonObject? args)
    {
        if (op == CrashOp)
        {
            return new HsmCall(0, new CrashEvent());
        }

        int session = (int)Arguments.Number(args, "session", op);
        if (!RequestCodec.TryDecode(Packet(args!, op), s_codec, out DecodedRequest decoded))
        {
            throw new FormatException("the \"packet\" is no packet: 8 bytes of header, whose magic is a5xx or xxa5, before the payload");
        }

        return new HsmCall(session, decoded.Request ?? throw new FormatException($"the \"packet\" is no request that the protocol knows; a server answers it with {decoded.Refusal.Status}"));
    }

    /// <inheritdoc/>
    public override HsmResponse ReadOutput(HsmCall input, JsonNode? result)
    {
        if (input.Request is CrashEvent)
        {
            return StatusResponse.Ok;
        }

        if (result is not JsonObject answer)
        {
            throw Arguments.WrongResult("a request", "{\"packet\": hexadecimal} or {\"status\": word}");
        }

        if (answer["packet"] is not null)
        {
            return ResponseCodec.Decode(Packet(answer, "a request"), input.Request);
        }

        return Enum.TryParse(Arguments.AsText(answer["status"]), out HsmStatus status)
            ? new StatusResponse(status)
            : throw new FormatException($"\"status\" is {answer["status"]?.ToJsonString() ?? "missing"}; there are {string.Join(", ", Enum.GetNames<HsmStatus>())}");
    }

    private static byte[] Packet(JsonObject holder, string op)
    {
        try
        {
            return Convert.FromHexString(Arguments.Text(holder, "packet", op));
        }
        catch (FormatException exception) when (exception.InnerException is null && holder["packet"] is not null)
        {
            throw new FormatException("the \"packet\" is not hexadecimal: two digits a byte, nothing between", exception);
        }
    }

    /// <summary>Null: the request has no form on the wire.</summary>
    private byte[]? Encode(HsmRequest request)
    {
        byte[] frame = new byte[_written.MaxFrameLengthBytes];
        HsmStatus status = RequestCodec.Encode(frame, request, new FrameHeader(ByteOrder.LittleEndian, request.Kind, Sequence: 1), out int length);
        return status == HsmStatus.Ok ? frame[Frame.PrefixLengthBytes..length] : null;
    }
}
