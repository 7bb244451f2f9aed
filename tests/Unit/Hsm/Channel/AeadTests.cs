using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Platform and software give the same bytes, and RFC 8439's.</summary>
public class AeadTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (string name in new[] { "ChaChaPoly", "AESGCM" })
            {
                foreach (int length in new[] { 0, 1, 16, 63, 64, 65, 1000 })
                {
                    cases.Add(name, length);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Seal_PlatformAndSoftware_SameBytes(string name, int length)
    {
        bool chacha = name == "ChaChaPoly";
        Assert.SkipUnless(chacha ? ChaCha20Poly1305.IsSupported : AesGcm.IsSupported, "The platform has no " + name + ".");
        byte[] key = RandomNumberGenerator.GetBytes(32);
        byte[] data = RandomNumberGenerator.GetBytes(length);
        byte[] aad = RandomNumberGenerator.GetBytes(length / 3);
        using IAeadKey system = (chacha ? (IAeadAlgorithm)new ChaChaPolyAead(software: false) : new AesGcmAead(software: false)).CreateKey(key);
        using IAeadKey software = (chacha ? (IAeadAlgorithm)new ChaChaPolyAead(software: true) : new AesGcmAead(software: true)).CreateKey(key);
        foreach (ulong nonce in new ulong[] { 0, 1, 0x0102030405060708, ulong.MaxValue })
        {
            var one = new byte[length + 16];
            var two = new byte[length + 16];
            system.Seal(nonce, aad, data, one);
            software.Seal(nonce, aad, data, two);
            Assert.Equal(one, two);

            var opened = new byte[length];
            Assert.True(software.TryOpen(nonce, aad, one, opened));
            Assert.Equal(data, opened);
            Assert.True(system.TryOpen(nonce, aad, two, opened));
            Assert.Equal(data, opened);

            one[^1] ^= 1;
            Assert.False(software.TryOpen(nonce, aad, one, opened));
            Assert.All(opened, b => Assert.Equal(0, b));
            Assert.False(system.TryOpen(nonce, aad, one, opened));
            Assert.All(opened, b => Assert.Equal(0, b));
            Assert.False(system.TryOpen(nonce ^ 1, aad, two, opened));
        }
    }

    [Fact]
    public void TryOpen_Rfc8439AppendixA5_GivesItsPlaintext()
    {
        // The sample's nonce begins with 4 zero bytes, as Noise wants them.
        byte[] key = Convert.FromHexString("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0");
        byte[] aad = Convert.FromHexString("f33388860000000000004e91");
        byte[] tag = Convert.FromHexString("eead9d67890cbb22392336fea1851f38");
        byte[] start = Convert.FromHexString("64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0");
        Assert.Equal((12, 16, 48), (aad.Length, tag.Length, start.Length));
        byte[] text = System.Text.Encoding.UTF8.GetBytes(
            "Internet-Drafts are draft documents valid for a maximum of six months and may be updated, replaced, or obsoleted by other documents at any time. It is inappropriate to use Internet-Drafts as reference material or to cite them other than as /\u201cwork in progress./\u201d");
        using IAeadKey sealing = new ChaChaPolyAead().CreateKey(key);
        var packet = new byte[text.Length + 16];

        sealing.Seal(0x0807060504030201, aad, text, packet);

        Assert.Equal(start, packet[..48]);
        Assert.Equal(tag, packet[^16..]);
    }
}
