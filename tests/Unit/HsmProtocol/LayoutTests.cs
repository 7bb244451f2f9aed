using System.Globalization;
using System.Text.RegularExpressions;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>Sizes and offsets of the page's appendix against the bytes that the codecs write.</summary>
public partial class LayoutTests
{
    private const string Page = "/work/shared/wolfhsm-protocol.md";

    public static TheoryData<ByteOrder> Orders => [ByteOrder.LittleEndian, ByteOrder.BigEndian];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Requests_Encoded_AreTheAppendix(ByteOrder order)
    {
        foreach ((HsmRequest request, Layout layout) in RequestLayouts.Plain)
        {
            layout.Check(Wire.Request(request, order).AsSpan(12), order);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void CryptoRequests_Encoded_AreTheAppendixAfterTheirHeader(ByteOrder order)
    {
        foreach ((HsmRequest request, uint type, uint subType, Layout layout) in CryptoRequestLayouts.All)
        {
            HsmRequest asked = ((CryptoRequest)request) with { Affinity = CryptoAffinity.Software };
            ReadOnlySpan<byte> payload = Wire.Request(asked, order).AsSpan(12);
            new Layout("header of " + layout.Name, 12, $"algoType@0:4={type:x} algoSubType@4:4={subType:x} affinity@8:4=1").Check(payload[..12], order);
            layout.Check(payload[12..], order);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Responses_Encoded_AreTheAppendix(ByteOrder order)
    {
        foreach ((Type type, HsmResponse response, Layout layout) in ResponseLayouts.All)
        {
            HsmRequest request = Request(type);
            ReadOnlySpan<byte> payload = Wire.Encode(Wire.Decode(Wire.Request(request, order)), response).AsSpan(12);
            if (request is CryptoRequest)
            {
                uint algorithm = CryptoRequestLayouts.All.First(r => r.Request.GetType() == type).Type;
                new Layout("header of " + layout.Name, 12, $"algoType@0:4={algorithm:x} rc@4:4 reserved@8:4").Check(payload[..12], order);
                payload = payload[12..];
            }

            layout.Check(payload, order);
        }
    }

    [Fact]
    public void Pictures_OfTheTests_AreThePagesOwn()
    {
        Assert.SkipUnless(File.Exists(Page), Page + " is not there");
        var page = StructRow().Matches(File.ReadAllText(Page)).ToDictionary(
            m => m.Groups["name"].Value, m => (Size: int.Parse(m.Groups["size"].Value, CultureInfo.InvariantCulture), Fields: m.Groups["fields"].Value.Trim()));
        foreach (Layout layout in Layouts())
        {
            (int size, string fields) = page[layout.Name];
            var pictured = layout.Fields.Split(' ').Select(f => f.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
            var named = pictured.Select(p => p.Split('@')[0]).ToHashSet(StringComparer.Ordinal);
            foreach (string field in fields.Split(' ').Where(f => named.Contains(f.Split('@')[0]) && !f.StartsWith("pad", StringComparison.Ordinal)))
            {
                // A list or a state is pictured by its parts.
                Assert.True(pictured.Contains(field) || field is "list@2:38" || layout.Name.Contains("Sha3", StringComparison.Ordinal), $"{layout.Name}: the page has {field}");
            }

            Assert.True(size <= layout.Size && layout.Size - size is 0 or 2 or 32, $"{layout.Name}: the page says {size} bytes");
        }
    }

    [Fact]
    public void Table_RowsOfEveryGroup_HaveTheSizesOfTheirPictures()
    {
        foreach ((HsmRequest request, Layout layout) in RequestLayouts.Plain.Where(r => r.Request is not KeyWrapRequest and not CertificateVerifyMultiRootRequest))
        {
            Assert.Equal(layout.Size, MessageTable.Find(request)!.RequestLengthBytes);
        }

        foreach ((HsmRequest request, uint type, uint subType, Layout layout) in CryptoRequestLayouts.All)
        {
            MessageCodec row = MessageTable.Find(new WireKey(request.Kind, type, subType))!;
            Assert.Equal(layout.Size, row.RequestLengthBytes);
        }
    }

    [Fact]
    public void Table_EveryTypedRequest_HasARowUnlessThePageHasNoNumberForIt()
    {
        Type[] typedOnly = [typeof(HmacRequest), typeof(EccMakePubRequest), typeof(EccCheckPubRequest)];
        var rows = MessageTable.All.Select(r => r.RequestType).ToHashSet();
        var missing = typeof(HsmRequest).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(HsmRequest)) && !rows.Contains(t));
        Assert.Equal(typedOnly.OrderBy(t => t.Name), missing.OrderBy(t => t.Name));
    }

    [Fact]
    public void Pictures_OfRequestsAndResponses_AreThereForEveryRow()
    {
        var pictured = RequestLayouts.Plain.Select(r => r.Request.GetType()).Concat(CryptoRequestLayouts.All.Select(r => r.Request.GetType())).ToHashSet();
        var unpictured = MessageTable.All.Where(r => r.RequestLengthBytes > 0).Select(r => r.RequestType).Where(t => !pictured.Contains(t));
        Assert.Empty(unpictured);
        var answered = ResponseLayouts.All.Select(r => r.Request).ToHashSet();
        string[] alike =
        [
            nameof(NvmAddRequest), nameof(NvmDestroyRequest), nameof(InfoRequest), nameof(CertificateEraseTrustedRequest),
            nameof(CertificateVerifyCacheClearRequest), nameof(CertificateVerifyCacheSetEnabledRequest), nameof(CertificateVerifyAttributeRequest),
            nameof(SheSecureBootUpdateRequest), nameof(SheSecureBootFinishRequest), nameof(AuthLogoutRequest), nameof(AuthUserSetPermissionsRequest),
            nameof(AuthUserSetCredentialsRequest),
        ];
        // The PKCS#11 face is ours: the appendix has no pictures of it.
        var unanswered = MessageTable.All.Where(r => r.ResponseLengthBytes > 0 && !MessageTable.IsToken(r.Key.Kind)).Select(r => r.RequestType)
            .Where(t => !answered.Contains(t) && !alike.Contains(t.Name));
        Assert.Empty(unanswered);
    }

    private static IEnumerable<Layout> Layouts() =>
        RequestLayouts.Plain.Select(r => r.Layout).Concat(CryptoRequestLayouts.All.Select(r => r.Layout)).Concat(ResponseLayouts.All.Select(r => r.Layout));

    private static HsmRequest Request(Type type) =>
        RequestLayouts.Plain.Select(r => r.Request).Concat(CryptoRequestLayouts.All.Select(r => r.Request)).FirstOrDefault(r => r.GetType() == type)
        ?? (HsmRequest)Activator.CreateInstance(type)!;

    [GeneratedRegex(@"^\| (?<name>\w+) \| (?<size>\d+) \|(?<fields>[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StructRow();
}
