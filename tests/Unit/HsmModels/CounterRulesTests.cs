using Hsm.Abstractions;
using Xunit;

namespace Unit.HsmModels;

public sealed class CounterRulesTests
{
    private static readonly CounterId s_counter = new(3);
    private static readonly int s_object = s_counter.ToNvmId(new ClientId(1)).Value;

    [Fact]
    public void Counter_Life_CountsAndEnds()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 1);

        Assert.Equal(new CounterResponse(7), server.Send(0, new CounterInitRequest(s_counter, 7)));
        Assert.Equal(new CounterResponse(8), server.Send(1, new CounterIncrementRequest(s_counter)));
        Assert.Equal(new CounterResponse(8), server.Send(0, new CounterReadRequest(s_counter)));
        Assert.Equal(new CounterResponse(2), server.Send(0, new CounterInitRequest(s_counter, 2)));
        server.AssertDone(0, new CounterDestroyRequest(s_counter));
        server.AssertRefuses(HsmStatus.NotFound, 1, new CounterReadRequest(s_counter));
        server.AssertRefuses(HsmStatus.NotFound, 1, new CounterIncrementRequest(s_counter));
        server.AssertDone(0, new CounterDestroyRequest(s_counter));
    }

    [Fact]
    public void Increment_AtTheHighestValue_SaturatesAndWritesNothing()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, new CounterInitRequest(s_counter, uint.MaxValue - 1));
        server.AssertDone(0, Requests.Add(1, 1));

        Assert.Equal(new CounterResponse(uint.MaxValue), server.Send(0, new CounterIncrementRequest(s_counter)));
        Assert.Equal(new NvmListResponse(2, new NvmId(1)), server.Send(0, Requests.List(0)));
        server.AssertDone(0, Requests.Add(1, 1));

        Assert.Equal(new CounterResponse(uint.MaxValue), server.Send(0, new CounterIncrementRequest(s_counter)));
        Assert.Equal(new NvmListResponse(2, new NvmId((ushort)s_object)), server.Send(0, Requests.List(0)));
    }

    [Fact]
    public void Counter_InNvm_IsAnEmptyObjectWithTheValueInItsLabel()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.Send(0, new CounterInitRequest(s_counter, 0x01020304));

        NvmGetMetadataResponse found = Assert.IsType<NvmGetMetadataResponse>(
            server.Send(0, new NvmGetMetadataRequest(new NvmId((ushort)s_object))));

        Assert.Equal(new ObjectLabel([4, 3, 2, 1]), found.Metadata.Label);
        Assert.Equal((0, 0, ObjectFlags.None), (found.Metadata.Length, found.Metadata.Access, found.Metadata.Flags));
    }

    [Fact]
    public void Counter_WrittenAsObject_KeepsItsFlagsAndLabelWhenIncremented()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        var label = new ObjectLabel([5, 0, 0, 0, 0xEE]);
        server.AssertDone(0, new NvmAddRequest(
            new ObjectMetadata(new NvmId((ushort)s_object), 9, ObjectFlags.Sensitive, 4, label), Bytes.Repeat(1, 4)));

        Assert.Equal(new CounterResponse(6), server.Send(0, new CounterIncrementRequest(s_counter)));

        Assert.Equal(
            new NvmGetMetadataResponse(new ObjectMetadata(
                new NvmId((ushort)s_object), 9, ObjectFlags.Sensitive, 0, new ObjectLabel([6, 0, 0, 0, 0xEE]))),
            server.Send(0, new NvmGetMetadataRequest(new NvmId((ushort)s_object))));
    }

    [Theory]
    [InlineData(ObjectFlags.NonModifiable, true)]
    [InlineData(ObjectFlags.NonDestroyable, false)]
    public void Counter_Protected_AnswersAccess(ObjectFlags flag, bool forbidsChange)
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1);
        server.AssertDone(0, Requests.Add(s_object, 1, flag, 0));

        server.AssertRefuses(HsmStatus.Access, 0, new CounterDestroyRequest(s_counter));
        if (forbidsChange)
        {
            server.AssertRefuses(HsmStatus.Access, 0, new CounterIncrementRequest(s_counter));
            server.AssertRefuses(HsmStatus.Access, 0, new CounterInitRequest(s_counter, 1));
        }
        else
        {
            Assert.IsType<CounterResponse>(server.Send(0, new CounterIncrementRequest(s_counter)));
        }
    }

    [Fact]
    public void Counters_OfTwoClients_AreTwo()
    {
        SpecifiedServer server = SpecifiedServer.WithClients(1, 2);
        server.Send(0, new CounterInitRequest(s_counter, 7));

        server.AssertRefuses(HsmStatus.NotFound, 1, new CounterReadRequest(s_counter));
    }
}
