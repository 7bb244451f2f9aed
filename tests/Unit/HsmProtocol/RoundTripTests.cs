using FsCheck;
using FsCheck.Fluent;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>What one side writes the other reads, whatever the order of the bytes.</summary>
public class RoundTripTests
{
    private const int Rounds = 25;

    private static readonly Gen<int> s_seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void Request_EncodedAndDecoded_IsTheSame() => ForAll((pair, seed, order) =>
    {
        HsmRequest request = new RandomMessages(seed).Request(pair);
        DecodedRequest decoded = Wire.Decode(Wire.Request(request, order, (ushort)seed));
        Assert.Equal(request, decoded.Request);
        Assert.Equal(request.GetHashCode(), decoded.Request!.GetHashCode());
        Assert.Equal(new FrameHeader(order, request.Kind, (ushort)seed), decoded.Header);
    });

    [Fact]
    public void Response_EncodedAndDecoded_IsTheSame() => ForAll((pair, seed, order) =>
    {
        var random = new RandomMessages(seed);
        HsmRequest request = random.Request(pair);
        HsmResponse response = random.Response(pair, request);
        byte[] frame = Wire.Encode(Wire.Decode(Wire.Request(request, order, (ushort)seed)), response);
        Assert.True(FrameHeader.TryRead(frame.AsSpan(4), out FrameHeader header));
        Assert.Equal(new FrameHeader(order, request.Kind, (ushort)seed), header);
        Assert.Equal(response, ResponseCodec.Decode(frame.AsSpan(4), request));
    });

    [Fact]
    public void Failure_EncodedAndDecoded_IsTheSameWhereTheGroupHasAField() => ForAll((pair, seed, order) =>
    {
        HsmStatus[] failures = [.. Enum.GetValues<HsmStatus>().Where(s => s != HsmStatus.Ok)];
        var failure = new StatusResponse(failures[seed % failures.Length]);
        HsmRequest request = new RandomMessages(seed).Request(pair);
        byte[] frame = Wire.Encode(Wire.Decode(Wire.Request(request, order)), failure);
        if ((int)request.Kind >> 8 == 1)
        {
            Assert.Equal(12, frame.Length);
        }
        else
        {
            Assert.Equal(failure, ResponseCodec.Decode(frame.AsSpan(4), request));
        }
    });

    [Fact]
    public void Response_OfAnotherKind_IsAborted() => ForAll((pair, seed, order) =>
    {
        var random = new RandomMessages(seed);
        HsmRequest request = random.Request(pair);
        HsmRequest other = random.Request(pair + 1 + (seed % (RandomMessages.PairCount - 1)));
        byte[] frame = Wire.Encode(Wire.Decode(Wire.Request(request, order)), random.Response(pair, request));
        if (other.Kind != request.Kind)
        {
            Assert.Equal(new StatusResponse(HsmStatus.Aborted), ResponseCodec.Decode(frame.AsSpan(4), other));
        }
    });

    [Theory]
    [InlineData(HashFunction.Sha224, "d89e05c107d57c36")]
    [InlineData(HashFunction.Sha256, "67e6096a85ae67bb")]
    [InlineData(HashFunction.Sha384, "d89e05c15d9dbbcb")]
    [InlineData(HashFunction.Sha512, "08c9bcf367e6096a")]
    [InlineData(HashFunction.Sha512_224, "a24d5419c8373d8c")]
    [InlineData(HashFunction.Sha512_256, "2cf72bfc94213122")]
    public void Request_FirstBlock_CarriesTheConstantsInTheServersOrder(HashFunction function, string words)
    {
        foreach (ByteOrder order in Enum.GetValues<ByteOrder>())
        {
            byte[] frame = Wire.Request(new Sha2Request(function, Sha2State.Start, default, true), order);
            Assert.StartsWith(words, Convert.ToHexStringLower(frame.AsSpan(12 + 12 + 8)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Encode_WhatHasNoForm_IsRefusedAndNothingWritten()
    {
        var frame = new byte[Wire.Large.MaxFrameLengthBytes];
        Assert.Equal(HsmStatus.NotImplemented, Encode(frame, new HmacRequest(HashFunction.Sha256, KeyId.Local(1), default)));
        Assert.Equal(HsmStatus.NotImplemented, Encode(frame, new EccMakePubRequest(KeyId.Local(1))));
        Assert.Equal(HsmStatus.BufferSize, Encode(frame, new EchoRequest(Bytes.Repeat(1, 8193))));
        Assert.Equal(HsmStatus.Ok, Encode(frame, new EchoRequest(Bytes.Repeat(1, 8192))));
        Assert.Equal(HsmStatus.BadArgs, Encode(frame, new NvmReadRequest(new NvmId(1), -1, 0)));
        Assert.Equal(HsmStatus.BadArgs, Encode(frame, new NvmReadRequest(new NvmId(1), 0, 65536)));
        Assert.Equal(HsmStatus.BadArgs, Encode(frame, new SheSetUidRequest(Bytes.Repeat(1, 16))));
        Assert.Equal(HsmStatus.BadArgs, Encode(frame, new NvmDestroyRequest(new NvmIdList(new NvmId[20]))));
        Assert.Equal(HsmStatus.BadArgs, Encode(frame, new RngRequest(-1)));
    }

    private static HsmStatus Encode(byte[] frame, HsmRequest request) =>
        RequestCodec.Encode(frame, request, new FrameHeader(ByteOrder.LittleEndian, request.Kind, 1), out _);

    private static void ForAll(Action<int, int, ByteOrder> check)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithQuietOnSuccess(true);
        Prop.ForAll(Arb.From(s_seeds), seed =>
        {
            for (int pair = 0; pair < RandomMessages.PairCount; pair++)
            {
                check(pair, seed, ByteOrder.LittleEndian);
                check(pair, seed, ByteOrder.BigEndian);
            }
        }).Check(config);
    }
}
