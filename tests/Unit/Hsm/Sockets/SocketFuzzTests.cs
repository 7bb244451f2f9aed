using System.Buffers.Binary;
using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Unit.HsmProtocol;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random packets against a whole server that asserts its invariants: each is answered, nobody else notices.</summary>
public sealed class SocketFuzzTests
{
    private const string Echo = "0000000d 01a5 0501 0300 0000 68656c6c6f";
    private const string EchoAnswer = "0000000d01a505010300000068656c6c6f";

    [Theory]
    [InlineData(1, "thread-per-session")]
    [InlineData(2, "worker-pool")]
    [InlineData(3, "round-robin")]
    public void Packet_OfAnyKindAndContent_IsAnsweredInItsOrderWithItsSequence(int seed, string scheduling)
    {
        using var server = new TestSocketServer("unix", scheduling);
        using var bystander = server.Connect();
        var random = new Random(seed);
        var client = server.Connect();
        for (var i = 0; i < 3_000; i++)
        {
            var packet = Packet(random, i);
            client.Send(packet);
            var answer = Convert.FromHexString(client.Receive());

            // Magic, kind, sequence and aux come back as they were sent.
            Assert.Equal(packet.AsSpan(4, 8), answer.AsSpan(4, 8));
            Assert.InRange(answer.Length, 12, 12 + server.Server.Server.Info.CommDataLengthBytes);
            if (IsClose(packet))
            {
                Assert.True(client.IsEnded());
                client.Dispose();
                client = server.Connect();
            }

            if (i % 100 == 0)
            {
                Assert.Equal(EchoAnswer, bystander.Exchange(Echo));
            }
        }

        // No packet but CLOSE ended a connection.
        Assert.All(server.Observer.Reasons, reason => Assert.Equal(CloseReason.ServerLeft, reason));
        client.Dispose();
    }

    [Theory]
    [InlineData(1, "thread-per-session")]
    [InlineData(2, "interrupt")]
    public void Packet_OfAMutatedRequest_IsNeverAnsweredWithAnotherSessionsData(int seed, string scheduling)
    {
        using var server = new TestSocketServer("tcp", scheduling);
        using var bystander = HsmSocketClient.Connect(server.Address.EndPoint, new HsmSocketClientOptions());
        var random = new Random(seed);
        var secret = new byte[16];
        random.NextBytes(secret);
        Assert.IsType<InitResponse>(bystander.Send(new InitRequest(15)));
        Assert.IsType<KeyCacheResponse>(bystander.Send(new KeyCacheRequest(KeyId.Local(1), ObjectFlags.UsageAny, default, new Bytes(secret))));
        var messages = new RandomMessages(seed);
        var options = CodecOptions.Default;
        var client = server.Connect();
        for (var i = 0; i < 2_000; i++)
        {
            var packet = Mutation.Of(Wire.Request(messages.Request(i), (ByteOrder)random.Next(2))[Frame.PrefixLengthBytes..], random);
            var isPacket = FrameHeader.TryRead(packet, out var header) && packet.Length <= options.MaxPacketLengthBytes;
            client.Send([.. Prefix(packet.Length), .. packet]);
            if (isPacket)
            {
                var answer = Convert.FromHexString(client.Receive());
                Assert.True(FrameHeader.TryRead(answer.AsSpan(Frame.PrefixLengthBytes), out var answered));
                Assert.Equal(header, answered);
                Assert.True(answer.AsSpan().IndexOf(secret) < 0, $"Packet {i} got the key of another session.");
            }

            if (!isPacket || header.Kind == RequestKind.Close)
            {
                Assert.True(client.IsEnded());
                client.Dispose();
                client = server.Connect();
            }

            if (i % 50 == 0)
            {
                Assert.Equal(new EchoResponse(new Bytes(secret)), bystander.Send(new EchoRequest(new Bytes(secret))));
            }
        }

        client.Dispose();
    }

    private static byte[] Prefix(int length)
    {
        var prefix = new byte[Frame.PrefixLengthBytes];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        return prefix;
    }

    // Kinds that exist, mostly; numbers that are small, mostly, so that lengths and ids are often believable.
    private static byte[] Packet(Random random, int sequence)
    {
        var payload = new byte[random.Next(3) == 0 ? random.Next(1280) : random.Next(80)];
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] = (byte)(random.Next(4) == 0 ? random.Next(256) : i % 4 == 0 ? random.Next(33) : 0);
        }

        var frame = new byte[12 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, 8 + payload.Length);
        var kind = (ushort)((random.Next(15) << 8) | random.Next(random.Next(2) == 0 ? 25 : 40));
        if (random.Next(2) == 0)
        {
            Convert.FromHexString("01a5").CopyTo(frame, 4);
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(6), kind);
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(8), (ushort)sequence);
        }
        else
        {
            Convert.FromHexString("a501").CopyTo(frame, 4);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(6), kind);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(8), (ushort)sequence);
        }

        payload.CopyTo(frame, 12);
        return frame;
    }

    private static bool IsClose(byte[] frame) =>
        Convert.ToHexStringLower(frame.AsSpan(4, 4)) is "01a50301" or "a5010103";
}
