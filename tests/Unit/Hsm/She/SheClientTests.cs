using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>What the test suite of wolfHSM's C client (commit 22ce98b) does with SHE, and its server answers.</summary>
public sealed class SheClientTests
{
    private const byte Slot = 5;

    private static readonly byte[] s_uid = [.. Enumerable.Range(1, 15).Select(static value => (byte)value)];
    private static readonly byte[] s_secret = [.. Enumerable.Repeat((byte)3, 16)];
    private static readonly byte[] s_master = [.. Enumerable.Repeat((byte)4, 16)];

    [Fact]
    public void LoadKey_FirstMasterKey_IsAuthorisedByTheSecretKey()
    {
        using var server = new TestServer();
        var session = Session(server);

        session.Expect<SheLoadKeyResponse>(Load(slot: 1, by: 0, s_secret, s_uid, counter: 1));
        session.Expect<SheLoadKeyResponse>(Load(slot: 4, by: 1, s_master, s_uid, counter: 1));
        Assert.Equal(HsmStatus.SheKeyInvalid, session.Status(Load(slot: 5, by: 0, s_secret, s_uid, counter: 1)));
    }

    [Theory]
    [InlineData("", HsmStatus.SheKeyUpdate)]                    // An empty slot takes no update that names no UID.
    [InlineData("0000000000000000", HsmStatus.SheKeyUpdate)]
    [InlineData("0000000000000010", HsmStatus.Ok)]              // Counter, then flags, most significant byte first: wildcard.
    [InlineData("0000000000000011", HsmStatus.SheWriteProtected)]
    [InlineData("0000000200000010", HsmStatus.SheKeyUpdate)]    // Counter 2 stands against 1.
    public void LoadKey_UidZero_NeedsTheWildcardFlagOfTheSlot(string label, HsmStatus expected)
    {
        using var server = new TestServer();
        var session = Session(server);
        session.Expect<SheLoadKeyResponse>(Load(slot: 1, by: 0, s_secret, s_uid, counter: 1));
        if (label.Length > 0)
        {
            Provision(session, Slot, s_secret, Convert.FromHexString(label));
        }

        Assert.Equal(expected, session.Status(Load(Slot, by: 1, s_master, new byte[15], counter: 1)));
    }

    private static SheLoadKeyRequest Load(byte slot, byte by, byte[] authorising, byte[] uid, uint counter)
    {
        byte[] one = [.. uid, (byte)((slot << 4) | by)];
        var two = SheUpdate.MessageTwo(authorising, new SheKey(s_master, counter, SheKeyFlags.None));
        return new SheLoadKeyRequest(new Bytes(one), new Bytes(two), new Bytes(SheUpdate.MessageThree(authorising, one, two)));
    }

    private static TestSession Session(TestServer server)
    {
        var session = server.Session();
        Provision(session, slot: 0, s_secret, []);
        Assert.Equal(HsmStatus.Ok, session.Status(new SheSetUidRequest(new Bytes(s_uid))));
        return session;
    }

    private static void Provision(TestSession session, byte slot, byte[] key, byte[] label) => Assert.Equal(
        HsmStatus.Ok,
        session.Status(new NvmAddRequest(
            new ObjectMetadata(NvmId.Of(ObjectType.She, new ClientId(1), slot), 0, ObjectFlags.None, 16, new ObjectLabel(label)), new Bytes(key))));
}
