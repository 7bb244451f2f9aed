using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class IdTests
{
    [Theory]
    [InlineData(0x0005, 3, 0x1305, 0x0005)]
    [InlineData(0x0105, 3, 0x1005, 0x0105)]
    [InlineData(0x0205, 3, 0x4305, 0x0205)]
    [InlineData(0x0405, 3, 0x5305, 0x0405)]
    [InlineData(0x0605, 3, 0x5305, 0x0405)]
    [InlineData(0xF805, 3, 0x1305, 0x0005)]
    [InlineData(0x0005, 0, 0x1005, 0x0105)]
    public void KeyId_ToNvmIdAndBack_FollowsTheProtocolPage(int client, byte user, int server, int answered)
    {
        var id = new KeyId(client).ToNvmId(new ClientId(user));

        Assert.Equal(new NvmId((ushort)server), id);
        Assert.Equal(new KeyId(answered), id.ToKeyId());
    }

    [Fact]
    public void NvmId_Parts_AreTheNibblesAndTheByte()
    {
        var id = new NvmId(0x3A7F);

        Assert.Equal((ObjectType.Counter, new ClientId(10), (byte)0x7F), (id.Type, id.User, id.Number));
        Assert.Equal(id, NvmId.Of(ObjectType.Counter, new ClientId(10), 0x7F));
        Assert.Equal(id, new CounterId(0x7F).ToNvmId(new ClientId(10)));
    }

    [Fact]
    public void ClientId_Sixteen_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ClientId(16));
}
