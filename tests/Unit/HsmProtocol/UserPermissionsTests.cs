using Hsm.Abstractions;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>The 473 bytes of permissions.</summary>
public class UserPermissionsTests
{
    [Fact]
    public void Default_AllowsNothing()
    {
        UserPermissions nothing = default;
        Assert.False(nothing.Allows(RequestKind.Echo));
        Assert.False(nothing.IsAdministrator);
        Assert.Equal(0, nothing.KeyCount);
        Assert.Equal(new UserPermissions(Bytes.Repeat(0, UserPermissions.LengthBytes)), nothing);
        Assert.Equal(UserPermissions.LengthBytes, nothing.Packed.Length);
    }

    [Fact]
    public void With_OneRequest_AllowsThatAndNoOther()
    {
        var kinds = Enum.GetValues<RequestKind>().Where(k => (int)k >> 8 < UserPermissions.GroupCount);
        foreach (RequestKind kind in kinds)
        {
            UserPermissions one = default(UserPermissions).With(kind);
            Assert.Equal([kind], kinds.Where(one.Allows));
            Assert.False(one.IsAdministrator);
        }
    }

    [Fact]
    public void Administrator_MayEverythingButNoUnknownGroup()
    {
        UserPermissions all = UserPermissions.Administrator;
        Assert.True(all.IsAdministrator);
        Assert.All(Enum.GetValues<RequestKind>(), k => Assert.True(all.Allows(k)));
        Assert.False(all.Allows((RequestKind)0x0E00));
        Assert.Equal(0, all.KeyCount);
    }

    [Fact]
    public void KeyAt_PackedKeys_AreLittleEndian()
    {
        byte[] packed = new byte[UserPermissions.LengthBytes];
        packed[463] = 2;
        packed[465] = 0x34;
        packed[466] = 0x12;
        packed[472] = 0x01;
        var permissions = new UserPermissions(Bytes.Adopt(packed));
        Assert.Equal(2, permissions.KeyCount);
        Assert.Equal(0x1234u, permissions.KeyAt(0));
        Assert.Equal(0x01000000u, permissions.KeyAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => permissions.KeyAt(2));
        Assert.Throws<ArgumentException>(() => new UserPermissions(Bytes.Repeat(0, 472)));
    }
}
