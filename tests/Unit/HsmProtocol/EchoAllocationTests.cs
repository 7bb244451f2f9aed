using System.Buffers;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>The way of an echo, and that it leaves nothing to collect.</summary>
public class EchoAllocationTests
{
    [Theory]
    [InlineData(ByteOrder.LittleEndian)]
    [InlineData(ByteOrder.BigEndian)]
    public void TryAnswer_Echo_IsWhatTheTypedWayAnswers(ByteOrder order)
    {
        byte[] frame = Wire.Request(new EchoRequest(Bytes.Repeat(7, 100)), order, 0x0102);
        frame[4 + 6] = 0x55; // aux, which a response has zero
        var output = new ArrayBufferWriter<byte>();
        Assert.True(EchoCodec.TryAnswer(frame.AsSpan(4), output, Wire.Large));
        DecodedRequest decoded = Wire.Decode(frame);
        Assert.Equal(Wire.Encode(decoded, new EchoResponse(((EchoRequest)decoded.Request!).Data)), output.WrittenSpan.ToArray());
    }

    [Fact]
    public void TryAnswer_AnythingElse_WritesNothing()
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.False(EchoCodec.TryAnswer(Wire.Request(new InfoRequest()).AsSpan(4), output, Wire.Large));
        Assert.False(EchoCodec.TryAnswer(Wire.Hex("01a5 0501 0100"), output, Wire.Large));
        byte[] tooLong = Wire.Request(new EchoRequest(Bytes.Repeat(7, 300)));
        Assert.False(EchoCodec.TryAnswer(tooLong.AsSpan(4), output, new CodecOptions { CommDataLengthBytes = 256 }));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void TryAnswer_InSteadyState_AllocatesNothing()
    {
        byte[] packet = Wire.Request(new EchoRequest(Bytes.Repeat(7, 1024)))[4..];
        var output = new ArrayBufferWriter<byte>(4096);
        Assert.Equal(0, Allocated(() =>
        {
            output.ResetWrittenCount();
            return EchoCodec.TryAnswer(packet, output, Wire.Large);
        }));
    }

    [Fact]
    public void Encode_Failure_AllocatesNothing()
    {
        DecodedRequest decoded = Wire.Decode(Wire.Request(new KeyExportRequest(KeyId.Local(1))));
        var refusal = new StatusResponse(HsmStatus.NotFound);
        var frame = new byte[Wire.Large.MaxFrameLengthBytes];
        Assert.Equal(0, Allocated(() => ResponseCodec.Encode(frame, decoded, refusal, Wire.Large) > 0));
    }

    private static long Allocated(Func<bool> action)
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.True(action());
        }

        bool all = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            all &= action();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(all);
        return allocated;
    }
}
