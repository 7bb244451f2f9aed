using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hsm.Abstractions;
using Hsm.Models.Specification;

namespace Unit.Hsm;

/// <summary>Two roots and chains under them; which holds is known by how they were made.</summary>
internal sealed class TestCertificates : ICertificateOracle
{
    private static readonly DateTimeOffset s_from = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HashSet<(Bytes Root, Bytes Chain)> _holding = [];
    private readonly Dictionary<Bytes, Bytes> _leafKeys = [];
    private readonly Bytes _attribute;

    public TestCertificates()
    {
        var rootA = Root("CN=A");
        Attribute = new TestAttributeCertificate(rootA);
        _attribute = Attribute.Sign();
        using var rootB = Root("CN=B");
        RootA = Der(rootA);
        RootB = Der(rootB);
        using var intermediate = Issue(rootA, "CN=I", isAuthority: true);
        using var leafA = Issue(rootA, "CN=leaf A", isAuthority: false);
        using var leafI = Issue(intermediate, "CN=leaf I", isAuthority: false);
        using var leafB = Issue(rootB, "CN=leaf B", isAuthority: false);
        using var underLeaf = Issue(leafA, "CN=under leaf", isAuthority: false);
        LeafA = Chain(leafA);
        Good = [LeafA, Chain(intermediate, leafI), Chain(rootA, leafA), Chain(rootA, intermediate, leafI), Chain(leafB)];
        foreach (var chain in Good[..4])
        {
            _holding.Add((RootA, chain));
        }

        _holding.Add((RootB, Good[4]));
        Bad = [Chain(leafI), Chain(leafB, leafA), Chain(intermediate, leafA), Chain(leafA, underLeaf), Chain(leafI, intermediate), Forged(LeafA)];
        Malformed = [default, Bytes.Repeat(0x30, 9), new Bytes([.. LeafA.Span, 1]), new Bytes(LeafA.Span[..^1])];
    }

    public Bytes RootA { get; }

    public Bytes RootB { get; }

    public Bytes LeafA { get; }

    /// <summary>The last holds under root B, the others under root A.</summary>
    public Bytes[] Good { get; }

    public Bytes[] Bad { get; }

    public Bytes[] Malformed { get; }

    public HsmStatus Verify(Bytes root, Bytes chain) => Malformed.Contains(chain) ? HsmStatus.AsnParse
        : _holding.Contains((root, chain)) ? HsmStatus.Ok : HsmStatus.CertificateVerify;

    /// <summary>Issued by root A.</summary>
    public TestAttributeCertificate Attribute { get; }

    /// <summary>Two that are signed, the first for root A, the second in a wrong way, and what is none.</summary>
    public Bytes[] Attributes => [_attribute, Forged(_attribute), LeafA];

    public HsmStatus VerifyAttribute(Bytes root, Bytes certificate) => !Attributes.AsSpan(0, 2).Contains(certificate) ? HsmStatus.AsnParse
        : certificate == _attribute && root == RootA ? HsmStatus.Ok : HsmStatus.CertificateVerify;

    public Bytes LeafPublicKey(Bytes chain) => _leafKeys[chain];

    private static Bytes Forged(Bytes signed)
    {
        var forged = signed.ToArray();
        forged[^1] ^= 1;
        return new Bytes(forged);
    }

    private static Bytes Der(X509Certificate2 certificate) => new(certificate.RawDataMemory.Span);

    private static X509Certificate2 Root(string name) =>
        Request(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), isAuthority: true).CreateSelfSigned(s_from, s_from.AddYears(2));

    private static X509Certificate2 Issue(X509Certificate2 issuer, string name, bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = issuer.GetECDsaPrivateKey()!;
        using var issued = Request(name, key, isAuthority).Create(
            issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), s_from, s_from.AddYears(1), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }

    private Bytes Chain(params X509Certificate2[] certificates)
    {
        var chain = new Bytes([.. certificates.SelectMany(static one => one.RawData)]);
        _leafKeys[chain] = new Bytes(certificates[^1].PublicKey.ExportSubjectPublicKeyInfo());
        return chain;
    }
}
