using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Requests between bytes and types, both directions. Throws for no input, whatever its bytes are.</summary>
public static class RequestCodec
{
    private const int AuthGroup = 0x0D;

    /// <summary>The server's direction.</summary>
    /// <param name="packet">Header and payload, without the length before them.</param>
    /// <param name="options">Limits of the server.</param>
    /// <param name="decoded">The request, or the refusal to answer with.</param>
    /// <returns>False: no header, a magic of neither order, or a payload above the limit. Close the connection.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> packet, CodecOptions options, out DecodedRequest decoded)
    {
        ArgumentNullException.ThrowIfNull(options);
        decoded = default;
        if (packet.Length > options.MaxPacketLengthBytes || !FrameHeader.TryRead(packet, out var header))
        {
            return false;
        }

        var payload = packet[FrameHeader.LengthBytes..];
        if ((int)header.Kind >> 8 == AuthGroup && !options.HasAuth)
        {
            decoded = new DecodedRequest(header, Shapes.Auth, HsmStatus.AuthNotEnabled, 0);
            return true;
        }

        var reader = new WireReader(payload, header);
        decoded = new WireKey(header.Kind).IsCrypto ? DecodeCrypto(header, reader) : DecodePlain(header, reader);
        return true;
    }

    /// <summary>The client's direction.</summary>
    /// <param name="frame">Room for length, header and payload: CodecOptions.MaxFrameLengthBytes.</param>
    /// <param name="request">What to ask; its kind is the header's.</param>
    /// <param name="header">Order and sequence.</param>
    /// <param name="lengthBytes">Of the whole frame, when Ok.</param>
    /// <returns>
    /// Ok; NotImplemented: this request has no form on the wire; BadArgs: a value does not fit its field; BufferSize: the
    /// payload is longer than the frame has room.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The frame has no room for length and header.</exception>
    public static HsmStatus Encode(Span<byte> frame, HsmRequest request, FrameHeader header, out int lengthBytes)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(frame.Length, Frame.PrefixLengthBytes + FrameHeader.LengthBytes);
        lengthBytes = 0;
        var codec = MessageTable.Find(request);
        if (codec is null)
        {
            return HsmStatus.NotImplemented;
        }

        var packet = frame[Frame.PrefixLengthBytes..];
        var writer = new WireWriter(packet[FrameHeader.LengthBytes..], header.Order);
        if (request is CryptoRequest crypto)
        {
            writer.U32(AlgoType(codec.Key, request));
            writer.U32(codec.Key.AlgoSubType);
            writer.U32((uint)crypto.Affinity);
        }

        codec.WriteRequest(ref writer, request);
        if (writer.Status != HsmStatus.Ok)
        {
            return writer.Status;
        }

        (header with { Kind = request.Kind }).Write(packet);
        var packetLength = FrameHeader.LengthBytes + writer.Position;
        Frame.WriteLength(frame, packetLength);
        lengthBytes = Frame.PrefixLengthBytes + packetLength;
        return HsmStatus.Ok;
    }

    // SHA-512/224 and SHA-512/256 go as SHA-512; one row of the table holds for all of a family.
    private static uint AlgoType(WireKey key, HsmRequest request) => request switch
    {
        Sha2Request { Function: HashFunction.Sha512_224 or HashFunction.Sha512_256 } => (uint)HashFunction.Sha512,
        Sha2Request sha2 => (uint)sha2.Function,
        Sha3Request sha3 => (uint)sha3.Function,
        _ => key.AlgoType,
    };

    private static DecodedRequest DecodePlain(FrameHeader header, WireReader reader)
    {
        var codec = MessageTable.Find(new WireKey(header.Kind));
        if (codec is null)
        {
            return new DecodedRequest(header, null, HsmStatus.NoHandler, 0);
        }

        return Read(header, codec, reader, codec.Shape.EchoOf(reader));
    }

    private static DecodedRequest DecodeCrypto(FrameHeader header, WireReader reader)
    {
        if (reader.Remaining < CryptoShape.HeaderLengthBytes)
        {
            return new DecodedRequest(header, Shapes.Crypto, HsmStatus.BadArgs, 0);
        }

        var algorithm = reader.U32();
        var subType = reader.U32();
        var affinity = (CryptoAffinity)reader.I32();
        var codec = MessageTable.Find(new WireKey(header.Kind, algorithm, subType));
        if (codec is null)
        {
            return new DecodedRequest(header, Shapes.Crypto, HsmStatus.NotCompiledIn, algorithm);
        }

        var decoded = Read(header, codec, reader, algorithm);
        return affinity != CryptoAffinity.Hardware && decoded.Request is CryptoRequest request
            ? new DecodedRequest(header, decoded.Codec!, request with { Affinity = affinity }, algorithm)
            : decoded;
    }

    private static DecodedRequest Read(FrameHeader header, MessageCodec row, WireReader reader, uint echo)
    {
        var codec = row.Choose(reader);
        var request = codec.ReadRequest(ref reader);
        if (reader.Failed || (codec.IsExact && reader.Remaining != 0))
        {
            var refusal = reader.Refusal == HsmStatus.Ok ? codec.Shape.Malformed : reader.Refusal;
            return new DecodedRequest(header, codec.Shape, refusal, echo, codec);
        }

        return new DecodedRequest(header, codec, request, echo);
    }
}
