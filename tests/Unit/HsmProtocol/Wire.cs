using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>Bytes in and out of the codecs, in hexadecimal digits as the page prints them (blanks are left out).</summary>
internal static class Wire
{
    public static readonly CodecOptions Large = new() { CommDataLengthBytes = 8192 };

    public static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", string.Empty, StringComparison.Ordinal));

    public static DecodedRequest Decode(ReadOnlySpan<byte> frame, CodecOptions? options = null)
    {
        options ??= Large;
        if (!Frame.TryReadLength(frame, options, out int length) || !RequestCodec.TryDecode(frame.Slice(4, length), options, out DecodedRequest decoded))
        {
            throw new InvalidOperationException("The connection would be closed.");
        }

        return decoded;
    }

    public static byte[] Encode(in DecodedRequest decoded, HsmResponse response, CodecOptions? options = null)
    {
        options ??= Large;
        byte[] frame = Encode(decoded, response, options, 0xCC);
        Assert.Equal(frame, Encode(decoded, response, options, 0x33)); // else a byte goes out that nobody wrote
        return frame;
    }

    private static byte[] Encode(in DecodedRequest decoded, HsmResponse response, CodecOptions options, byte garbage)
    {
        var frame = new byte[options.MaxFrameLengthBytes];
        frame.AsSpan().Fill(garbage);
        int length = ResponseCodec.Encode(frame, decoded, response, options);
        return frame[..length];
    }

    /// <summary>What a server would answer; its handler sees only what is a request.</summary>
    public static string Answer(string frame, Func<HsmRequest, HsmResponse> handler, CodecOptions? options = null)
    {
        DecodedRequest decoded = Decode(Hex(frame), options);
        HsmResponse response = decoded.Request is { } request ? handler(request) : decoded.Refusal;
        return Convert.ToHexStringLower(Encode(decoded, response, options));
    }

    public static string Digits(string digits) => digits.Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>A request as a client sends it.</summary>
    public static byte[] Request(HsmRequest request, ByteOrder order = ByteOrder.LittleEndian, ushort sequence = 1)
    {
        var frame = new byte[Large.MaxFrameLengthBytes];
        frame.AsSpan().Fill(0xCC);
        HsmStatus status = RequestCodec.Encode(frame, request, new FrameHeader(order, request.Kind, sequence), out int length);
        return status == HsmStatus.Ok ? frame[..length] : throw new InvalidOperationException(status.ToString());
    }
}
