using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>The handshake against the Noise project's test vectors (cacophony), and what it refuses.</summary>
public class HandshakeTests
{
    private const string InitiatorStatic = "e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1";
    private const string InitiatorEphemeral = "893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a";
    private const string ResponderStatic = "4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893";
    private const string ResponderEphemeral = "bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b";
    private const string ResponderPublic = "31e0303fd6418d2f8c0e78b91f22e8caed0fbe48656dcf4767e4834f701b8f62";

    public static TheoryData<string, string[]> Vectors => new()
    {
        {
            "ChaChaPoly",
            [
                "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944718da798efbcd91528520204f904b9bd6c7413dccdc214d951e15253e39987f18146e8cd0873654207148333479d4d16c289f0294b29960a72f48e0b7bba2e89083169825e59642148d492020664ccf7",
                "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f1448088435361e70b2ed446e6c9ec387d1d6b3b840f194e373979d241b203c4acafccf5",
                "050e9f3c8fac16b68dbce8f8c4bfbf6617c897f9ada4aa29aa19c8",
                "344233a6cabb7141d80f3da2fedc311d9646bbb0f505afe403a667",
            ]
        },
        {
            "AESGCM",
            [
                "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c79444e417bc55c7a8166c993356c1be41ef67818a292426f301556c7f26b21d25ddb097153891a9a956cff47b83e63ad8d701c1342c209cff1ca5ecd43402762ac249e3bd3a4c0a145fe07cb5dae28ea13a3",
                "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843af2ccf9972e22afc67aeafcd25162f7f98c363b7762e3e4cb7d272e39f27a5",
                "66acfc92e3197de166809e6d4d5d003dcc819a84bc3522ca53c9d9",
                "71f89aa6533a6de70b0826864dd75f60806ee40170c16290189eb3",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Handshake_NoiseVector_SameBytes(string name, string[] vector)
    {
        IAeadAlgorithm aead = name == "AESGCM" ? new AesGcmAead() : new ChaChaPolyAead();
        byte[] firstPayload = Convert.FromHexString("4c756477696720766f6e204d69736573");
        byte[] answerPayload = Convert.FromHexString("4d757272617920526f746862617264");
        using X25519KeyPair one = X25519KeyPair.Import(Convert.FromHexString(InitiatorStatic));
        using X25519KeyPair two = X25519KeyPair.Import(Convert.FromHexString(ResponderStatic));
        Assert.Equal(Convert.FromHexString(ResponderPublic), two.PublicKey.ToArray());
        var prologue = new Bytes("John Galt"u8);
        using var initiator = new HandshakeInitiator(
            new HandshakeOptions { Identity = one, Random = new Fixed(InitiatorEphemeral), Aead = aead, Prologue = prologue }, two.PublicKey);
        var responder = new HandshakeResponder(
            new HandshakeOptions { Identity = two, Random = new Fixed(ResponderEphemeral), Aead = aead, Prologue = prologue }, _ => true);

        byte[] first = initiator.First(firstPayload);
        Assert.Equal(vector[0], Convert.ToHexStringLower(first.AsSpan(4)));
        var heard = new byte[firstPayload.Length];
        Assert.Equal(ChannelStatus.Ok, responder.TryAnswer(first, heard, answerPayload, out AnsweredHandshake? answered));
        Assert.Equal(firstPayload, heard);
        Assert.Equal(one.PublicKey, answered!.Peer);
        Assert.Equal(vector[1], Convert.ToHexStringLower(answered.Answer.AsSpan(4)));
        heard = new byte[answerPayload.Length];
        Assert.Equal(ChannelStatus.Ok, initiator.TryFinish(answered.Answer, heard, out ChannelSecrets? secrets));
        Assert.Equal(answerPayload, heard);

        AssertSeals(aead, secrets!, "462e20412e20486179656b", vector[2]);
        AssertSeals(aead, answered.Secrets, "4361726c204d656e676572", vector[3]);
        Assert.True(secrets!.Sending.SequenceEqual(answered.Secrets.Receiving));
        Assert.True(secrets.Receiving.SequenceEqual(answered.Secrets.Sending));
        secrets.Dispose();
        Assert.True(secrets.Sending.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Handshake_BothEnds_MakeAChannel()
    {
        using var ends = new HandshakePair();
        byte[] first = ends.Initiator.First();
        Assert.Equal(100, first.Length);
        Assert.Equal(ChannelStatus.Ok, ends.Responder.TryAnswer(first, out AnsweredHandshake? answered));
        Assert.Equal(52, answered!.Answer.Length);
        Assert.Equal(ChannelStatus.Ok, ends.Initiator.TryFinish(answered.Answer, out ChannelSecrets? secrets));
        using var one = new SecureChannel(secrets!, new ChannelOptions());
        using var two = new SecureChannel(answered.Secrets, new ChannelOptions());
        secrets!.Dispose();
        answered.Secrets.Dispose();

        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(two, ChannelPair.Seal(one, [1, 2]), out byte[] opened));
        Assert.Equal([1, 2], opened);
        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(one, ChannelPair.Seal(two, [3]), out opened));
        Assert.Equal([3], opened);
    }

    [Fact]
    public void TryAnswer_AnyBitChanged_IsRefused()
    {
        using var ends = new HandshakePair();
        byte[] first = ends.Initiator.First();
        for (int i = 0; i < first.Length; i++)
        {
            byte[] changed = [.. first];
            changed[i] ^= 0x40;

            // The ephemeral key is of the point on the curve, where one bit of 256 does not count; 0x40 is never that.
            ChannelStatus status = ends.Responder.TryAnswer(changed, out AnsweredHandshake? answered);
            Assert.True(status is ChannelStatus.Forged or ChannelStatus.Malformed, $"byte {i}: {status}");
            Assert.Null(answered);
        }

        Assert.Equal(ChannelStatus.Malformed, ends.Responder.TryAnswer(first.AsSpan(0, 99), out _));
        Assert.Equal(ChannelStatus.Malformed, ends.Responder.TryAnswer([.. first, 0], out _));
        Assert.Equal(ChannelStatus.Ok, ends.Responder.TryAnswer(first, out _));
    }

    [Fact]
    public void TryFinish_ChangedAnswer_IsRefused()
    {
        for (int i = 0; i < 52; i++)
        {
            using var ends = new HandshakePair();
            Assert.Equal(ChannelStatus.Ok, ends.Responder.TryAnswer(ends.Initiator.First(), out AnsweredHandshake? answered));
            answered!.Answer[i] ^= 0x40;
            ChannelStatus status = ends.Initiator.TryFinish(answered.Answer, out ChannelSecrets? secrets);
            Assert.Equal(i < 4 ? ChannelStatus.Malformed : ChannelStatus.Forged, status);
            Assert.Null(secrets);
        }
    }

    [Fact]
    public void TryAnswer_PeerNotLetIn_UnknownPeer()
    {
        using var ends = new HandshakePair(letsIn: false);
        Assert.Equal(ChannelStatus.UnknownPeer, ends.Responder.TryAnswer(ends.Initiator.First(), out AnsweredHandshake? answered));
        Assert.Null(answered);
    }

    [Fact]
    public void TryAnswer_ForAnotherResponderOrPrologue_Forged()
    {
        using var ends = new HandshakePair();
        using var others = new HandshakePair();
        Assert.Equal(ChannelStatus.Forged, others.Responder.TryAnswer(ends.Initiator.First(), out _));

        using var two = new HandshakePair(prologue: "2");
        using var one = new HandshakeInitiator(two.InitiatorOptions with { Prologue = new Bytes("1"u8) }, two.PeerKey);
        Assert.Equal(ChannelStatus.Forged, two.Responder.TryAnswer(one.First(), out _));
    }

    [Fact]
    public void TryAnswer_EphemeralKeyOfSmallOrder_Forged()
    {
        using var ends = new HandshakePair();
        byte[] first = ends.Initiator.First();
        first.AsSpan(4, 32).Clear();
        Assert.Equal(ChannelStatus.Forged, ends.Responder.TryAnswer(first, out _));
        first[4] = 1;
        Assert.Equal(ChannelStatus.Forged, ends.Responder.TryAnswer(first, out _));
    }

    private static void AssertSeals(IAeadAlgorithm aead, ChannelSecrets secrets, string plaintext, string expected)
    {
        byte[] text = Convert.FromHexString(plaintext);
        var packet = new byte[text.Length + 16];
        using IAeadKey key = aead.CreateKey(secrets.Sending);
        key.Seal(0, [], text, packet);
        Assert.Equal(expected, Convert.ToHexStringLower(packet));
    }

    private sealed class Fixed(string bytes) : IRandomSource
    {
        public void Fill(Span<byte> destination) => Convert.FromHexString(bytes).CopyTo(destination);
    }
}
