using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Signers are kept with the slot of their key, and go with it.</summary>
public sealed class EccSignerPoolTests
{
    private static readonly byte[] s_digest = SHA256.HashData("message"u8);
    private static readonly KeyId s_id = KeyId.Local(5);

    [Fact]
    public void Sign_Again_OpensOneSigner()
    {
        var port = new CountedSigners();
        using var pool = new EccSignerPool();
        Sign(pool, port);
        Sign(pool, port);

        Assert.Equal(1, port.Opened);
        Assert.Equal(0, port.Closed);
    }

    [Fact]
    public void Sign_WhileASignerIsLent_OpensAnother()
    {
        var port = new CountedSigners();
        using var pool = new EccSignerPool();
        port.WhileSigning = () =>
        {
            port.WhileSigning = null;
            Sign(pool, port);
        };
        Sign(pool, port);
        Sign(pool, port);

        Assert.Equal(2, port.Opened);
    }

    [Fact]
    public void Dispose_IdleAndLentSigners_AreAllClosedOnce()
    {
        var port = new CountedSigners();
        var pool = new EccSignerPool();
        port.WhileSigning = () =>
        {
            port.WhileSigning = null;
            Sign(pool, port);
            pool.Dispose();
            Assert.Equal(1, port.Closed);
        };
        Sign(pool, port);
        Assert.Equal(2, port.Closed);

        Sign(pool, port);
        Assert.Equal(3, port.Opened);
        Assert.Equal(3, port.Closed);
    }

    [Fact]
    public void Sign_AnotherPort_NeverGetsTheSignerOfTheFirst()
    {
        var one = new CountedSigners();
        var other = new CountedSigners();
        using var pool = new EccSignerPool();
        Sign(pool, one);
        Sign(pool, other);
        Sign(pool, one);

        Assert.Equal((1, 0), (one.Opened, one.Closed));
        Assert.Equal((1, 1), (other.Opened, other.Closed));
    }

    [Theory]
    [InlineData(CallerAdmission.One)]
    [InlineData(CallerAdmission.Any)]
    public void SignRequest_SlotRefilled_SignsWithTheKeyThatIsThere(CallerAdmission admission)
    {
        using var server = new TestServer(TestServer.Options() with { Crypto = [new SystemAccelerator(admission), new SoftwareCrypto()] });
        var session = server.Session();
        foreach (var curve in (ECCurve[])[ECCurve.NamedCurves.nistP256, ECCurve.NamedCurves.nistP521])
        {
            using var key = ECDsa.Create(curve);
            session.Ask(new KeyCacheRequest(s_id, ObjectFlags.UsageAny, default, new Bytes(key.ExportECPrivateKey())));
            for (var i = 0; i < 3; i++)
            {
                var response = Assert.IsType<SignatureResponse>(session.Ask(new EcdsaSignRequest(s_id, new Bytes(s_digest))));
                Assert.True(key.VerifyHash(s_digest, response.Signature.Span, DSASignatureFormat.Rfc3279DerSequence));
            }
        }

        session.Ask(new KeyEvictRequest(s_id));
        Assert.Equal(HsmStatus.NotFound, session.Ask(new EcdsaSignRequest(s_id, new Bytes(s_digest))).Status);
    }

    private static void Sign(EccSignerPool pool, CountedSigners port) =>
        Assert.Equal(HsmStatus.Ok, pool.Sign(port, [1], s_digest, out _));

    private sealed class CountedSigners : IEccPort
    {
        public int Opened { get; private set; }

        public int Closed { get; private set; }

        public Action? WhileSigning { get; set; }

        public bool OpensSigners => true;

        public bool Supports(EccCurve curve) => true;

        public HsmStatus OpenSigner(ReadOnlySpan<byte> privateKey, out IEccSigner? signer)
        {
            Opened++;
            signer = new Signer(this);
            return HsmStatus.Ok;
        }

        public EccCurve CurveOf(ReadOnlySpan<byte> key) => throw new NotSupportedException();

        public HsmStatus GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey) => throw new NotSupportedException();

        public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => throw new NotSupportedException();

        public HsmStatus GetPoint(ReadOnlySpan<byte> key, out Bytes point) => throw new NotSupportedException();

        public HsmStatus Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature) => throw new NotSupportedException();

        public HsmStatus Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid) =>
            throw new NotSupportedException();

        public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret) => throw new NotSupportedException();

        private sealed class Signer(CountedSigners port) : IEccSigner
        {
            private bool _isInUse;
            private bool _isClosed;

            public HsmStatus Sign(ReadOnlySpan<byte> digest, out Bytes signature)
            {
                Assert.False(_isInUse || _isClosed);
                _isInUse = true;
                port.WhileSigning?.Invoke();
                _isInUse = false;
                signature = default;
                return HsmStatus.Ok;
            }

            public void Dispose()
            {
                Assert.False(_isInUse || _isClosed);
                _isClosed = true;
                port.Closed++;
            }
        }
    }
}
