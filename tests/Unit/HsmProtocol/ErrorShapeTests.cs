using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>What a server must answer to what is no request, and the shape of a failure in each group (protocol page 2).</summary>
public class ErrorShapeTests
{
    private const string Metadata = "00000000 00000000 000000000000000000000000000000000000000000000000";

    private static readonly CodecOptions s_withoutAuth = Wire.Large with { HasAuth = false };

    [Theory]
    [InlineData("0000000b 01a5 0103 0100 0000 0102 03", "00000014 01a5 0103 0100 0000 30f8ffff 0000000000000000")] // KEY EVICT cut short
    [InlineData("0000000b a501 0301 0001 0000 0102 03", "00000014 a501 0301 0001 0000 fffff830 0000000000000000")]
    [InlineData("00000009 01a5 0208 0100 0000 01", "00000010 01a5 0208 0100 0000 30f8ffff 00000000")]             // COUNTER READ cut short
    [InlineData("0000000d 01a5 0802 0100 0000 0100000002", "0000000c 01a5 0802 0100 0000 2ef8ffff")]              // NVM READ cut short: ABORTED
    [InlineData("0000000f 01a5 0802 0100 0000 01000000020000", "0000000c 01a5 0802 0100 0000 2ef8ffff")]          // NVM READ too long: ABORTED
    [InlineData("00000009 01a5 0202 0100 0000 00", "0000000c 01a5 0202 0100 0000 2ef8ffff")]                      // NVM CLEANUP with a payload
    [InlineData("00000010 01a5 0104 0100 0000 0600000000000000", "00000014 01a5 0104 0100 0000 00000000 30f8ffff 00000000")] // CRYPTO under 12 bytes
    [InlineData("00000014 01a5 0104 0100 0000 63000000 00000000 00000000", "00000014 01a5 0104 0100 0000 63000000 52ffffff 00000000")] // unknown hash: -174
    [InlineData("00000014 01a5 0604 0100 0000 06000000 00000000 00000000", "00000014 01a5 0604 0100 0000 06000000 52ffffff 00000000")] // HMAC has no handler
    [InlineData("0000000a 01a5 0007 0100 0000 0000", "00000010 01a5 0007 0100 0000 30f8ffff 00000000")]           // SHE SET_UID cut short
    [InlineData("0000000a 01a5 0107 0100 0000 0000", "00000010 01a5 0107 0100 0000 30f8ffff 30f8ffff")]           // SHE SECURE_BOOT_INIT cut short: status too
    [InlineData("0000000a 01a5 0b07 0100 0000 0000", "00000010 01a5 0b07 0100 0000 30f8ffff 00000000")]           // SHE ENC_ECB cut short: sz stays 0
    [InlineData("00000009 01a5 0307 0100 0000 00", "00000010 01a5 0307 0100 0000 30f8ffff 30f8ffff")]             // SHE SECURE_BOOT_FINISH with a payload
    [InlineData("00000009 01a5 050c 0100 0000 00", "00000010 01a5 050c 0100 0000 30f8ffff 00000000")]             // CERT VERIFY cut short
    [InlineData("00000009 01a5 030d 0100 0000 00", "0000000c 01a5 030d 0100 0000 30f8ffff")]                      // AUTH USER_DELETE cut short
    public void Answer_WrongShape_IsTheGroupsRefusal(string request, string response) =>
        Assert.Equal(Wire.Digits(response), Wire.Answer(request, _ => throw new InvalidOperationException("not a request")));

    // Clients of wolfHSM look at the cipher of the answer before they look at rc (seen with its C client, commit 22ce98b).
    [Theory]
    [InlineData("0000002f 01a5 0803 0100 0000 0100 1000 0300" + Metadata + "07", "00000010 01a5 0803 0100 0000 27f8ffff 0000 0300")]     // KEYWRAP
    [InlineData("0000002f a501 0308 0001 0000 0001 0010 0003" + Metadata + "07", "00000010 a501 0308 0001 0000 fffff827 0000 0003")]     // big-endian
    [InlineData("00000010 01a5 1003 0100 0000 0100 0100 1000 0300", "00000010 01a5 1003 0100 0000 27f8ffff 0000 0300")]                  // KEYWRAPEXPORT
    [InlineData("00000011 01a5 0903 0100 0000 0100 1000 0300 0000 07", "00000030 01a5 0903 0100 0000 27f8ffff 0000 0300 0000000000000000000000000000000000000000000000000000000000000000")]               // KEYUNWRAPEXPORT
    [InlineData("00000011 01a5 0a03 0100 0000 0100 1000 0300 0000 07", "00000010 01a5 0a03 0100 0000 27f8ffff 0000 0300")]               // KEYUNWRAPCACHE
    [InlineData("00000011 01a5 0b03 0100 0000 01000000 1000 0300 07", "00000014 01a5 0b03 0100 0000 27f8ffff 00000000 0300 0000")]       // DATAWRAP
    [InlineData("00000011 01a5 0c03 0100 0000 01000000 1000 0300 07", "00000014 01a5 0c03 0100 0000 27f8ffff 00000000 0300 0000")]       // DATAUNWRAP
    [InlineData("0000000b 01a5 0803 0100 0000 010010", "00000010 01a5 0803 0100 0000 30f8ffff 0000 0000")]                               // cut short before it
    public void Answer_WrappingRefused_RepeatsTheCipher(string request, string response) =>
        Assert.Equal(Wire.Digits(response), Wire.Answer(request, _ => new StatusResponse(HsmStatus.Usage)));

    [Fact]
    public void Answer_CustomOfAnotherSize_IsACustomResponseWithErr()
    {
        byte[] answer = Wire.Hex(Wire.Answer("0000000c 01a5 020a 0100 0000 02000000", _ => throw new InvalidOperationException("not a request")));
        Assert.Equal(12 + 272, answer.Length);
        Assert.Equal(Wire.Hex("02000000 00000000 30f8ffff 30f8ffff"), answer[12..28]);
    }

    [Fact]
    public void Answer_DestroyOfTwentyIds_IsBadArgs()
    {
        string request = "00000030 01a5 0702 0100 0000 1400" + string.Concat(Enumerable.Repeat("0000", 19));
        Assert.Equal(
            Wire.Digits("0000000c 01a5 0702 0100 0000 30f8ffff"),
            Wire.Answer(request, _ => throw new InvalidOperationException("not a request")));
    }

    [Fact]
    public void Answer_AddWhoseLengthDisagrees_ReachesTheServerWhichRefuses()
    {
        var metadata = new ObjectMetadata(new NvmId(5), 0, ObjectFlags.None, 3, default);
        string answer = Wire.Answer(Convert.ToHexString(Wire.Request(new NvmAddRequest(metadata, Bytes.Repeat(1, 2)))), request =>
        {
            var add = Assert.IsType<NvmAddRequest>(request);
            return new StatusResponse(add.Metadata.Length == add.Data.Length ? HsmStatus.Ok : HsmStatus.BadArgs);
        });
        Assert.Equal(Wire.Digits("0000000c 01a5 0402 0100 0000 30f8ffff"), answer);
    }

    [Theory]
    [InlineData("00000008 01a5 000d 0100 0000")]
    [InlineData("0000000c 01a5 010d 0100 0000 01000000")]
    [InlineData("00000008 01a5 ff0d 0100 0000")]
    public void Answer_AuthCompiledOut_IsNotEnabledInFourBytes(string request)
    {
        string header = Wire.Digits(request)[8..24];
        Assert.Equal("0000000c" + header + "02f7ffff", Wire.Answer(request, _ => throw new InvalidOperationException(), s_withoutAuth));
    }

    [Fact]
    public void Answer_ServerSaysNotEnabled_IsTheSameFourBytes()
    {
        byte[] request = Wire.Request(new AuthUserGetRequest(UserName.FromText("bob")));
        string answer = Wire.Answer(Convert.ToHexString(request), _ => new StatusResponse(HsmStatus.AuthNotEnabled));
        Assert.Equal(Wire.Digits("0000000c 01a5 040d 0100 0000 02f7ffff"), answer);
    }

    [Fact]
    public void Answer_LongerThanAPayloadMayBe_IsBufferSize()
    {
        byte[] request = Wire.Request(new KeyExportRequest(KeyId.Local(1)));
        var options = new CodecOptions { CommDataLengthBytes = 256 };
        string answer = Wire.Answer(Convert.ToHexString(request), _ => new KeyExportResponse(default, Bytes.Repeat(1, 221)), options);
        Assert.StartsWith(Wire.Digits("0000002c 01a5 0203 0100 0000 2af8ffff"), answer, StringComparison.Ordinal);
        Assert.Equal(12 + 36, answer.Length / 2);
        string fits = Wire.Answer(Convert.ToHexString(request), _ => new KeyExportResponse(default, Bytes.Repeat(1, 220)), options);
        Assert.Equal(12 + 256, fits.Length / 2);
    }

    [Fact]
    public void Answer_OfAnotherType_IsAborted()
    {
        byte[] request = Wire.Request(new CounterReadRequest(new CounterId(1)));
        string answer = Wire.Answer(Convert.ToHexString(request), _ => new EchoResponse(Bytes.Repeat(1, 5)));
        Assert.Equal(Wire.Digits("00000010 01a5 0208 0100 0000 2ef8ffff 00000000"), answer);
    }

    [Theory]
    [InlineData("01a5 0101 0100 00")]      // shorter than a header
    [InlineData("01a6 0101 0100 0000")]    // a magic of neither order
    [InlineData("0000 0101 0100 0000")]
    public void TryDecode_NoHeader_SaysCloseTheConnection(string packet) =>
        Assert.False(RequestCodec.TryDecode(Wire.Hex(packet), Wire.Large, out _));

    [Fact]
    public void TryDecode_UnknownVersion_IsTakenAndCopied() =>
        Assert.Equal(
            Wire.Digits("00000009 77a5 0501 0100 0000 2a"),
            Wire.Answer("00000009 77a5 0501 0100 0000 2a", request => new EchoResponse(((EchoRequest)request).Data)));

    [Theory]
    [InlineData("00000000", false)]
    [InlineData("00000007", false)]
    [InlineData("00000008", true)]
    [InlineData("00002008", true)]
    [InlineData("00002009", false)]
    [InlineData("80000008", false)]
    [InlineData("ffffffff", false)]
    public void TryReadLength_OutsideAPacket_IsFatal(string prefix, bool expected) =>
        Assert.Equal(expected, Frame.TryReadLength(Wire.Hex(prefix), Wire.Large, out _));
}
