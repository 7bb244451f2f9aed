using System.Buffers.Binary;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>Functions of the server's owner.</summary>
public sealed class CustomRequestTests
{
    private static readonly ICustomCallback?[] s_callbacks = [new Adder(), null, new Adder()];

    [Fact]
    public void Custom_Registered_GetsClientTypeAndData()
    {
        using var server = Server();
        var session = server.Session(client: 3);

        var response = session.Expect<CustomResponse>(new CustomRequest(2, 8, new Bytes([40, 0, 0, 0])));

        Assert.Equal(3, response.ReturnCode);
        Assert.Equal(256, response.Data.Length);
        Assert.Equal(48, BinaryPrimitives.ReadInt32LittleEndian(response.Data.Span));
        Assert.Equal(3, session.Expect<InfoResponse>(new InfoRequest()).Info.CustomCallbackCount);
    }

    [Theory]
    [InlineData(0, 0u, HsmStatus.Ok)]
    [InlineData(1, 0u, HsmStatus.NoHandler)]
    [InlineData(1, 8u, HsmStatus.NoHandler)]
    [InlineData(3, 8u, HsmStatus.NoHandler)]
    [InlineData(0, 7u, HsmStatus.BadArgs)]
    public void Custom_IndexAndType_Decide(byte callback, uint type, HsmStatus expected)
    {
        using var server = Server();

        Assert.Equal(expected, server.Session().Status(new CustomRequest(callback, type, default)));
    }

    [Fact]
    public void Custom_QueryType_DoesNotCall()
    {
        using var server = Server();

        Assert.Equal(new CustomResponse(0, 0, Bytes.Repeat(0, 256)), server.Session().Ask(new CustomRequest(0, 0, default)));
    }

    [Fact]
    public void Open_TooManyCallbacks_Refused() => Assert.Throws<ArgumentException>(
        () => HsmServer.Open(TestServer.Options() with { CustomCallbacks = new ICustomCallback?[129] }, out _));

    [Fact]
    public void Requests_Random_AreAnsweredAsSpecified()
    {
        using var server = Server();
        var random = new Random(1);
        var recorder = new HistoryRecorder<HsmCall, HsmResponse>();
        var session = server.Session(client: 0);
        for (var i = 0; i < 300; i++)
        {
            HsmRequest request = random.Next(9) == 0
                ? new InitRequest((uint)random.Next(1, 4))
                : new CustomRequest((byte)random.Next(4), (uint)random.Next(12), Bytes.Repeat(1, random.Next(4) == 0 ? random.Next(250, 260) : 6));
            recorder.Call(0, new HsmCall(0, request)).Return(session.Ask(request));
        }

        SpecificationRun.AssertLinearizable(
            recorder, new SpecificationOptions { Info = server.Server.Info, Gcm = ToyAead.Instance, CustomCallbacks = s_callbacks }, seed: 1);
    }

    private static TestServer Server() => new(TestServer.Options() with { CustomCallbacks = s_callbacks });

    private sealed class Adder : ICustomCallback
    {
        public int Invoke(ClientId client, uint type, Span<byte> data)
        {
            BinaryPrimitives.WriteInt32LittleEndian(data, BinaryPrimitives.ReadInt32LittleEndian(data) + (int)type);
            return client.Value;
        }
    }
}
