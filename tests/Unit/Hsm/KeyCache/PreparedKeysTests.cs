using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Forms of a key are lent to one request at a time, kept with the slot of their key, and go with it.</summary>
public sealed class PreparedKeysTests
{
    private static readonly byte[] s_digest = SHA256.HashData("message"u8);
    private static readonly KeyId s_id = KeyId.Local(5);

    [Fact]
    public void Borrow_AfterReturn_GivesTheSameForm()
    {
        var port = new CountedSigners();
        using var prepared = new PreparedKeys();
        var first = Borrow(prepared, port);
        first.Return(HsmStatus.Ok);
        var second = Borrow(prepared, port);

        Assert.Same(first.Key, second.Key);
        Assert.Equal((1, 0), (port.Opened, port.Closed));
        second.Return(HsmStatus.Ok);
    }

    [Fact]
    public void Borrow_WhileAFormIsLent_OpensAnother()
    {
        var port = new CountedSigners();
        using var prepared = new PreparedKeys();
        var first = Borrow(prepared, port);
        var second = Borrow(prepared, port);
        first.Return(HsmStatus.Ok);
        second.Return(HsmStatus.Ok);
        Borrow(prepared, port).Return(HsmStatus.Ok);

        Assert.NotSame(first.Key, second.Key);
        Assert.Equal(2, port.Opened);
    }

    [Fact]
    public void Borrow_AnotherVariantOrPort_NeverGetsAFormOfTheFirst()
    {
        var port = new CountedSigners();
        var other = new CountedSigners();
        using var prepared = new PreparedKeys();
        var one = Borrow(prepared, port);
        one.Return(HsmStatus.Ok);

        Assert.NotSame(one.Key, Borrow(prepared, port, variant: 16).Key);
        Assert.NotSame(one.Key, Borrow(prepared, other).Key);
        Assert.Same(one.Key, Borrow(prepared, port).Key);
    }

    [Fact]
    public void Borrow_PortThatPreparesNone_SaysSo()
    {
        using var prepared = new PreparedKeys();
        var loan = PreparedForms.AesGcm.Borrow(prepared, new SoftwareCrypto(), new byte[16], 16);
        Assert.Equal(HsmStatus.NotCompiledIn, loan.Status);
        Assert.Null(loan.Key);
    }

    [Fact]
    public void Dispose_IdleAndLentForms_AreAllDisposedOnce()
    {
        var port = new CountedSigners();
        var prepared = new PreparedKeys();
        var lent = Borrow(prepared, port);
        Borrow(prepared, port).Return(HsmStatus.Ok);

        prepared.Dispose();
        Assert.Equal((2, 1), (port.Opened, port.Closed));

        lent.Return(HsmStatus.Ok);
        Assert.Equal((2, 2), (port.Opened, port.Closed));

        Borrow(prepared, port).Return(HsmStatus.Ok);
        Assert.Equal((3, 3), (port.Opened, port.Closed));
    }

    [Fact]
    public void Return_MoreThanMayBeIdle_DisposesTheRest()
    {
        var port = new CountedSigners();
        using var prepared = new PreparedKeys();
        PreparedLoan<IEccSigner>[] loans = [.. Enumerable.Range(0, 20).Select(_ => Borrow(prepared, port))];
        Array.ForEach(loans, static loan => loan.Return(HsmStatus.Ok));

        Assert.Equal((20, 4), (port.Opened, port.Closed));
    }

    [Theory]
    [InlineData(CallerAdmission.One)]
    [InlineData(CallerAdmission.Any)]
    public void SignRequest_SlotRefilled_SignsWithTheKeyThatIsThere(CallerAdmission admission)
    {
        using var server = new TestServer(Options(admission));
        var session = server.Session();
        foreach (var curve in (ECCurve[])[ECCurve.NamedCurves.nistP256, ECCurve.NamedCurves.nistP521])
        {
            using var key = ECDsa.Create(curve);
            session.Ask(Cache(key.ExportECPrivateKey()));
            for (var i = 0; i < 3; i++)
            {
                var response = Assert.IsType<SignatureResponse>(session.Ask(new EcdsaSignRequest(s_id, new Bytes(s_digest))));
                Assert.True(key.VerifyHash(s_digest, response.Signature.Span, DSASignatureFormat.Rfc3279DerSequence));
            }
        }

        session.Ask(new KeyEvictRequest(s_id));
        Assert.Equal(HsmStatus.NotFound, session.Ask(new EcdsaSignRequest(s_id, new Bytes(s_digest))).Status);
    }

    [Theory]
    [InlineData(CallerAdmission.One)]
    [InlineData(CallerAdmission.Any)]
    public void AesGcmRequest_SlotRefilledAndTagLengthsMixed_IsAsWithAFreshCipher(CallerAdmission admission)
    {
        using var server = new TestServer(Options(admission));
        var session = server.Session();
        var iv = Bytes.Repeat(1, 12);
        foreach (var keyLength in (int[])[16, 32, 32])
        {
            var key = RandomNumberGenerator.GetBytes(keyLength);
            session.Ask(Cache(key));
            for (var i = 0; i < 10; i++)
            {
                var data = new Bytes(RandomNumberGenerator.GetBytes(i * 7));
                var tagLength = 12 + (i % 5);
                var sealedData = Assert.IsType<AesGcmEncryptResponse>(
                    session.Ask(new AesGcmEncryptRequest(s_id, iv, Bytes.Empty, data, tagLength)));
                var ciphertext = new byte[data.Length];
                var tag = new byte[tagLength];
                using (var fresh = new AesGcm(key, tagLength))
                {
                    fresh.Encrypt(iv.Span, data.Span, ciphertext, tag);
                }

                Assert.Equal((new Bytes(ciphertext), new Bytes(tag)), (sealedData.Ciphertext, sealedData.Tag));
                var opened = session.Ask(new AesGcmDecryptRequest(s_id, iv, Bytes.Empty, sealedData.Ciphertext, sealedData.Tag));
                Assert.Equal(data, Assert.IsType<AesGcmDecryptResponse>(opened).Plaintext);
                tag[0] ^= 1;
                Assert.Equal(
                    HsmStatus.AesGcmAuth,
                    session.Ask(new AesGcmDecryptRequest(s_id, iv, Bytes.Empty, sealedData.Ciphertext, new Bytes(tag))).Status);
            }
        }
    }

    [Theory]
    [InlineData(CallerAdmission.One)]
    [InlineData(CallerAdmission.Any)]
    public void CmacRequest_MessagesOfManyLengthsUnderOneKey_AreAsBySoftware(CallerAdmission admission)
    {
        using var server = new TestServer(Options(admission));
        var session = server.Session();
        foreach (var keyLength in (int[])[16, 24, 32])
        {
            var key = RandomNumberGenerator.GetBytes(keyLength);
            session.Ask(Cache(key));
            for (var length = 1; length <= 70; length++)
            {
                // Long and short in turn: what one message leaves behind must not reach the next.
                var message = RandomNumberGenerator.GetBytes(length % 2 == 0 ? length * 13 : length);
                var expected = new byte[16];
                CmacMode.Compute(new SoftwareCrypto().Aes, key, message, expected);
                var response = Assert.IsType<AesCmacResponse>(session.Ask(new AesCmacRequest(s_id, default, new Bytes(message), 16)));
                Assert.Equal(new Bytes(expected), response.Mac);
            }
        }
    }

    private static HsmServerOptions Options(CallerAdmission admission) =>
        TestServer.Options() with { Crypto = [new SystemAccelerator(admission), new SoftwareCrypto()] };

    private static KeyCacheRequest Cache(byte[] key) => new(s_id, ObjectFlags.UsageAny, default, new Bytes(key));

    private static PreparedLoan<IEccSigner> Borrow(PreparedKeys prepared, CountedSigners port, int variant = 0) =>
        PreparedForms.Signer.Borrow(prepared, port, [1], variant);

    private sealed class CountedSigners : IEccPort
    {
        public int Opened { get; private set; }

        public int Closed { get; private set; }

        public HsmStatus OpenSigner(ReadOnlySpan<byte> privateKey, out IEccSigner? signer)
        {
            Opened++;
            signer = new Signer(this);
            return HsmStatus.Ok;
        }

        public bool Supports(EccCurve curve) => true;

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
            private bool _isClosed;

            public HsmStatus Sign(ReadOnlySpan<byte> digest, out Bytes signature)
            {
                signature = default;
                return HsmStatus.Ok;
            }

            public void Dispose()
            {
                Assert.False(_isClosed);
                _isClosed = true;
                port.Closed++;
            }
        }
    }
}
