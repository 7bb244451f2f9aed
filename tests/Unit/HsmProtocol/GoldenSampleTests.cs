using Hsm.Abstractions;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>Every sample of bytes that the protocol page marks as verified, digit for digit.</summary>
public class GoldenSampleTests
{
    private static HsmResponse Server(HsmRequest request) => request switch
    {
        InitRequest { RequestedClient: 0 or > 15 } => new StatusResponse(HsmStatus.BadArgs),
        InitRequest init => new InitResponse(new ClientId((byte)init.RequestedClient), 57),
        InfoRequest => new InfoResponse(Info),
        EchoRequest echo => new EchoResponse(echo.Data),
        CloseRequest or KeepAliveRequest => StatusResponse.Ok,
        KeyCacheRequest cache => new KeyCacheResponse(KeyId.Global(cache.Id.Number == 0 ? (byte)0xFF : cache.Id.Number)),
        _ => new StatusResponse(HsmStatus.NoHandler),
    };

    private static ServerInfo Info => new()
    {
        CommDataLengthBytes = 8192,
        NvmObjectCount = 30,
        SmallSlotCount = 9,
        SmallSlotLengthBytes = 256,
        BigSlotCount = 3,
        BigSlotLengthBytes = 2048,
        CustomCallbackCount = 8,
        DmaAddressCount = 10,
    };

    [Theory]
    [InlineData("0000000c 01a5 0101 0100 0000 03000000", "00000010 01a5 0101 0100 0000 03000000 39000000")]
    [InlineData("0000000c a501 0101 0004 0000 00000003", "00000010 a501 0101 0004 0000 00000003 00000039")]
    [InlineData("0000000d 01a5 0501 0300 0000 68656c6c6f", "0000000d 01a5 0501 0300 0000 68656c6c6f")]
    public void Answer_VerifiedSample_IsThePagesBytes(string request, string response) =>
        Assert.Equal(Wire.Digits(response), Wire.Answer(request, Server));

    [Theory]
    [InlineData("01a5 0401 0200 0000")]
    [InlineData("a501 0104 0002 0000")]
    public void Answer_Info_Is72BytesInTheClientsOrder(string packet)
    {
        bool big = packet.StartsWith("a5", StringComparison.Ordinal);
        byte[] answer = Wire.Hex(Wire.Answer("00000008" + packet, Server));
        Assert.Equal(Wire.Hex("00000050" + packet), answer[..12]);
        byte[] payload = answer[12..];
        Assert.Equal(72, payload.Length);
        int[] numbers = [.. Enumerable.Range(0, 12).Select(i => Number(payload.AsSpan(4 * i, 4), big))];
        Assert.Equal([8192, 30, 9, 256, 3, 2048, 8, 10, 1, 2, 3, 4], numbers);
        Assert.Equal("01.01.01\0"u8.ToArray(), payload[48..57]);
        Assert.Equal("12345678\0"u8.ToArray(), payload[57..66]);
        Assert.Equal(new byte[6], payload[66..]);
    }

    [Theory]
    [InlineData("0000000c 01a5 0101 0100 0000 10000000")] // client 16
    [InlineData("0000000c 01a5 0101 0100 0000 00000000")] // client 0
    [InlineData("0000000a 01a5 0101 0100 0000 0300")]     // INIT cut short
    [InlineData("00000008 01a5 0201 0100 0000")]          // KEEPALIVE has no handler
    [InlineData("00000008 01a5 0301 0100 0000")]          // CLOSE
    [InlineData("0000000a 01a5 1101 0100 0000 abcd")]     // unknown COMM action
    [InlineData("0000000a 01a5 7702 0100 0000 abcd")]     // unknown NVM action
    [InlineData("00000010 01a5 0106 0100 0000 0102030405060708")] // PKCS11: a stub
    [InlineData("00000010 01a5 0105 0100 0000 0102030405060708")] // IMAGE: nothing on the wire
    [InlineData("00000010 01a5 0142 0100 0000 0102030405060708")] // unknown group
    [InlineData("00000010 01a5 030b 0100 0000 0102030405060708")] // CRYPTO_DMA: no address is shared
    [InlineData("00000010 a501 0b03 0001 0000 0102030405060708")]
    [InlineData("00000010 01a5 2402 0100 0000 0102030405060708")] // NVM ADDOBJECTDMA
    [InlineData("00000010 01a5 0603 0100 0000 0102030405060708")] // KEY CACHE_DMA
    [InlineData("00000010 01a5 0908 0100 0000 0102030405060708")] // unknown COUNTER action: not the request echoed back
    public void Answer_NobodyHasSomethingToSay_IsAnEmptyPayload(string request)
    {
        string expected = "00000008" + Wire.Digits(request)[8..24];
        Assert.Equal(expected, Wire.Answer(request, Server));
    }

    [Fact]
    public void Answer_KeyCacheWithoutInit_IsTheGlobalId01Ff()
    {
        byte[] request = Wire.Request(new KeyCacheRequest(KeyId.Assign, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16)));
        string answer = Wire.Answer(Convert.ToHexString(request), Server);
        Assert.Equal(Wire.Digits("00000014 01a5 0003 0100 0000 00000000 ff01 000000000000"), answer);
    }

    [Fact]
    public void Answer_CounterId0101_IsCounter1()
    {
        CounterReadRequest? seen = null;
        Wire.Answer("00000010 01a5 0208 0100 0000 0101 000000000000", request =>
        {
            seen = (CounterReadRequest)request;
            return new CounterResponse(1);
        });
        Assert.Equal(new CounterReadRequest(new CounterId(1)), seen);
    }

    // As wolfHSM's C client sends it (commit 22ce98b): pure Ed25519 is wolfCrypt's -1 as a byte. All four bytes set are no mode.
    [Theory]
    [InlineData("ff000000", Ed25519Mode.Pure)]
    [InlineData("00000000", Ed25519Mode.Context)]
    [InlineData("01000000", Ed25519Mode.PreHash)]
    [InlineData("ffffffff", (Ed25519Mode)255)]
    public void Answer_Ed25519Sign_ModeIsAByte(string type, Ed25519Mode expected)
    {
        HsmRequest? seen = null;
        Wire.Answer($"0000002a 01a5 0304 0100 0000 06000000 00000000 00000000 00000000 07000000 02000000 {type} 00000000 0102", request =>
        {
            seen = request;
            return new StatusResponse(HsmStatus.NotFound);
        });

        Assert.Equal(expected, Assert.IsType<Ed25519SignRequest>(seen).Mode);
        Assert.Equal(0xFF, Wire.Request(new Ed25519SignRequest(KeyId.Local(7), Bytes.Repeat(1, 2), Ed25519Mode.Pure, Bytes.Empty))[36]);
    }

    [Fact]
    public void Answer_GcmWithOneByteMore_IsBadArgsInTwelveBytes()
    {
        byte[] exact = Wire.Request(new AesGcmEncryptRequest(KeyId.Local(1), Bytes.Repeat(1, 12), default, Bytes.Repeat(2, 4)));
        byte[] longer = [.. exact, 0];
        longer[3]++;
        var asked = 0;
        string answer = Wire.Answer(Convert.ToHexString(longer), _ =>
        {
            asked++;
            return StatusResponse.Ok;
        });
        Assert.Equal(0, asked);
        Assert.Equal(Wire.Digits("00000014 01a5 0204 0100 0000 03000000 30f8ffff 00000000"), answer);
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool big) => big
        ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes)
        : System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
