using FsCheck;
using FsCheck.Fluent;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>
/// Random and mutated packets in both orders: never an exception, never more memory than the packet explains, always an
/// answer that fits.
/// </summary>
public class FuzzTests
{
    // What is made of a packet: copies of its runs, records around them, and the fixed parts of a state.
    private const int AllocationPerByte = 4;
    private const int AllocationOfARequest = 4096;
    private const int Rounds = 25;

    private static readonly Lazy<int> s_tables = new(() =>
    {
        for (int pair = 0; pair < RandomMessages.PairCount; pair++)
        {
            var messages = new RandomMessages(pair);
            HsmRequest request = messages.Request(pair);
            ResponseCodec.Decode(Wire.Encode(Wire.Decode(Wire.Request(request)), messages.Response(pair, request)).AsSpan(4), request);
        }

        return RandomMessages.PairCount;
    });

    private static readonly CodecOptions s_small = new() { CommDataLengthBytes = 512 };

    [Fact]
    public void TryDecode_RandomPackets_GivesARequestARefusalOrTheEnd() => ForAll(seed =>
    {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++)
        {
            var packet = new byte[random.Next(0, 600)];
            random.NextBytes(packet);
            if (packet.Length >= 8 && random.Next(10) != 0)
            {
                // Most with a header that is one, or hardly anything gets past it.
                var kind = (RequestKind)(random.Next(0, 16) << 8 | (random.Next(3) == 0 ? random.Next(256) : random.Next(20)));
                new FrameHeader((ByteOrder)random.Next(2), kind, (ushort)i).Write(packet);
                Shorten(random, packet);
            }

            Drive(packet);
        }
    });

    [Fact]
    public void TryDecode_MutatedRequests_GivesARequestARefusalOrTheEnd() => ForAll(seed =>
    {
        var random = new Random(seed);
        var messages = new RandomMessages(seed);
        for (int pair = 0; pair < RandomMessages.PairCount; pair++)
        {
            byte[] packet = Wire.Request(messages.Request(pair), (ByteOrder)random.Next(2))[4..];
            Drive(packet);
            for (int i = 0; i < 6; i++)
            {
                Drive(Mutation.Of(packet, random));
            }
        }
    });

    [Fact]
    public void Decode_MutatedResponses_GivesAResponse() => ForAll(seed =>
    {
        var random = new Random(seed);
        var messages = new RandomMessages(seed);
        for (int pair = 0; pair < RandomMessages.PairCount; pair++)
        {
            HsmRequest request = messages.Request(pair);
            DecodedRequest decoded = Wire.Decode(Wire.Request(request, (ByteOrder)random.Next(2)));
            byte[] packet = Wire.Encode(decoded, messages.Response(pair, request))[4..];
            for (int i = 0; i < 6; i++)
            {
                byte[] mutant = Mutation.Of(packet, random);
                long before = GC.GetAllocatedBytesForCurrentThread();
                HsmResponse response = ResponseCodec.Decode(mutant, request);
                AssertBounded(before, mutant.Length);
                Assert.NotNull(response);
            }
        }
    });

    [Fact]
    public void TryReadLength_EveryPrefix_NeverLetsMoreInThanAPacketMayBe() => ForAll(seed =>
    {
        var prefix = new byte[4];
        new Random(seed).NextBytes(prefix);
        if (Frame.TryReadLength(prefix, s_small, out int length))
        {
            Assert.InRange(length, 8, 520);
        }
    });

    private static void Drive(byte[] packet)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isTaken = RequestCodec.TryDecode(packet, s_small, out DecodedRequest decoded);
        AssertBounded(before, packet.Length);
        if (!isTaken)
        {
            return;
        }

        foreach (HsmResponse response in new[] { decoded.Refusal, new StatusResponse(HsmStatus.Locked), new EchoResponse(Bytes.Repeat(1, 600)) })
        {
            byte[] answer = Wire.Encode(decoded, response, s_small);
            Assert.True(Frame.TryReadLength(answer, s_small, out int length));
            Assert.Equal(answer.Length, 4 + length);
            Assert.True(FrameHeader.TryRead(answer.AsSpan(4), out FrameHeader header));
            Assert.Equal(decoded.Header, header);
        }
    }

    private static void AssertBounded(long before, int packetLength)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= AllocationOfARequest + (AllocationPerByte * packetLength), $"{allocated} bytes for a packet of {packetLength}");
    }

    // Numbers of a random payload are mostly too large; small ones reach what comes after the lengths.
    private static void Shorten(Random random, byte[] packet)
    {
        for (int i = 8; i + 4 <= packet.Length; i += 4)
        {
            if (random.Next(2) == 0)
            {
                packet.AsSpan(i, 4).Clear();
                packet[i + (random.Next(2) * 3)] = (byte)random.Next(24);
            }
        }
    }

    private static void ForAll(Action<int> check)
    {
        // The first call of anything allocates for itself.
        s_tables.Value.GetHashCode();
        Config config = Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithQuietOnSuccess(true);
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), check).Check(config);
    }
}
