using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class BytesTests
{
    private const int KnownHash = 1268157998;

    [Fact]
    public void Equals_SameContent_IsEqualWithEqualHash()
    {
        var one = Bytes.FromHex("000102030405060708090a0b0c0d0e0f1011");
        var two = new Bytes(one.ToArray());

        Assert.True(one == two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True(one != one.Slice(0, 17));
        Assert.Equal(default, Bytes.Adopt([]));
        Assert.Equal(default(Bytes).GetHashCode(), Bytes.Empty.GetHashCode());
        Assert.Equal("000102030405060708090a0b0c0d0e0f1011", one.ToString());
    }

    [Fact]
    public void GetHashCode_KnownBytes_IsTheSameInEveryProcess()
    {
        // A value written down: a hash that were seeded per process would differ from it in the next one.
        Assert.Equal(Bytes.FromHex("0102").GetHashCode(), Bytes.FromHex("0102").GetHashCode());
        Assert.Equal(KnownHash, Bytes.FromHex("0102030405060708090a").GetHashCode());
        Assert.Equal((int)HsmStatus.NotFound, new StatusResponse(HsmStatus.NotFound).GetHashCode());
    }

    [Fact]
    public void Constructor_SourceChangedAfterwards_IsNotSeen()
    {
        byte[] source = [1, 2, 3];
        var bytes = new Bytes(source);
        source[0] = 9;

        Assert.Equal(Bytes.FromHex("010203"), bytes);
    }

    [Fact]
    public void Label_LongerThan24Bytes_IsCutOff()
    {
        var label = new ObjectLabel(Bytes.Repeat(0x41, 30).Span);

        Assert.Equal(24, label.Span.Length);
        Assert.Equal(new string('A', 24), label.ToString());
        Assert.Equal(default, new ObjectLabel([]));
        Assert.Equal(default(ObjectLabel).GetHashCode(), new ObjectLabel([0]).GetHashCode());
    }
}
