using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>CTR, CMAC and the derivations, composed of the ports, against published vectors and against BouncyCastle's own.</summary>
public sealed class CompositionTests
{
    private static readonly IAesPort[] s_ports = [new SoftwareCrypto().Aes, new SystemAccelerator().Aes];

    // SP 800-38A, F.5.1 and F.5.5: CTR-AES128 and CTR-AES256.
    [Theory]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6")]
    public void Ctr_PublishedVector_InPiecesOfEveryLength(string key, string expected)
    {
        var plaintext = Convert.FromHexString(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        foreach (var port in s_ports)
        {
            for (var piece = 1; piece <= plaintext.Length; piece++)
            {
                var state = new AesCtrState(Bytes.FromHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
                var output = new List<byte>();
                foreach (var part in plaintext.Chunk(piece))
                {
                    var request = new AesCtrRequest(CipherDirection.Encrypt, default, state, new Bytes(part));
                    Assert.Equal(HsmStatus.Ok, CtrMode.Run(port, Convert.FromHexString(key), request, out var response));
                    output.AddRange(response!.Output.ToArray());
                    state = response.State;
                }

                Assert.Equal(expected, Convert.ToHexStringLower([.. output]));
            }
        }
    }

    [Fact]
    public void Ctr_CounterOfAllOnes_Wraps()
    {
        var request = new AesCtrRequest(CipherDirection.Encrypt, default, new AesCtrState(Bytes.Repeat(0xFF, 16)), Bytes.Repeat(0, 32));
        Assert.Equal(HsmStatus.Ok, CtrMode.Run(s_ports[0], new byte[16], request, out var response));
        Assert.Equal(Bytes.FromHex("00000000000000000000000000000001"), response!.State.Counter);
        Assert.Equal(0, response.State.Left);
    }

    [Theory]
    [InlineData(CallerAdmission.One)]
    [InlineData(CallerAdmission.Any)]
    public void Cmac_WholeMessageByThePlatform_AsComposed(CallerAdmission admission)
    {
        var platform = new SystemAccelerator(admission).Aes;
        var random = new Random(1);
        foreach (var keyLength in (int[])[16, 24, 32])
        {
            for (var length = 0; length < 70; length++)
            {
                var key = new byte[keyLength];
                var message = new byte[length];
                random.NextBytes(key);
                random.NextBytes(message);
                var state = default(CmacState);
                Assert.Equal(HsmStatus.Ok, CmacMode.Update(s_ports[0], key, ref state, message));
                var expected = new byte[16];
                Assert.Equal(HsmStatus.Ok, CmacMode.Finish(s_ports[0], key, state, expected));

                var mac = new byte[16];
                Assert.True(platform.SupportsCmac(keyLength));
                Assert.Equal(HsmStatus.Ok, platform.Cmac(key, message, mac));
                Assert.Equal(expected, mac);
            }
        }
    }

    // RFC 4493, 4.
    [Theory]
    [InlineData(0, "bb1d6929e95937287fa37d129b756746")]
    [InlineData(16, "070a16b46b4d4144f79bdd9dd04a287c")]
    [InlineData(40, "dfa66747de9ae63030ca32611497c827")]
    [InlineData(64, "51f0bebf7e3b9d92fc49741779363cfe")]
    public void Cmac_PublishedVector_InPiecesOfEveryLength(int length, string expected)
    {
        var key = Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c");
        var message = Convert.FromHexString(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710")[..length];
        foreach (var port in s_ports)
        {
            for (var piece = 1; piece <= Math.Max(1, length); piece++)
            {
                var state = default(CmacState);
                foreach (var part in message.Chunk(piece))
                {
                    Assert.Equal(HsmStatus.Ok, CmacMode.Update(port, key, ref state, part));
                    Assert.True(state.Buffer.Length <= 16 && state.TotalLengthBytes % 16 == 0);
                }

                var mac = new byte[16];
                Assert.Equal(HsmStatus.Ok, CmacMode.Finish(port, key, state, mac));
                Assert.Equal(expected, Convert.ToHexStringLower(mac));
            }
        }
    }

    // RFC 5869, A.1 to A.3.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")]
    public void Hkdf_PublishedVector_IsDerived(string key, string salt, string info, string expected)
    {
        foreach (var hmac in (IHmacPort[])[new SoftwareCrypto().Hmac, new SystemAccelerator().Hmac])
        {
            var derived = new byte[expected.Length / 2];
            var request = new HkdfRequest(HashFunction.Sha256, derived.Length, KeyTarget.Ephemeral) { Salt = Bytes.FromHex(salt), Info = Bytes.FromHex(info) };
            Assert.Equal(HsmStatus.Ok, Derivation.Hkdf(hmac, request, Convert.FromHexString(key), derived));
            Assert.Equal(expected, Convert.ToHexStringLower(derived));
        }
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(24, 16)]
    [InlineData(32, 100)]
    public void CmacKdf_RandomInputs_AsBouncyCastlesCounterMode(int saltLength, int length)
    {
        var random = new Random(saltLength);
        var salt = Next(random, saltLength);
        var z = Next(random, 45);
        var info = Next(random, 20);
        foreach (var port in s_ports)
        {
            var derived = new byte[length];
            Assert.Equal(HsmStatus.Ok, Derivation.Cmac(port, new DerivationInputs(salt, z), info, derived));
            Assert.Equal(BouncyCastle(salt, z, info, length), derived);
        }
    }

    [Fact]
    public void Drbg_SameEntropy_AsBouncyCastles()
    {
        var source = new CountingSource();
        using var generator = new HmacDrbg(source, [1, 2, 3], reseedInterval: 1000);
        var library = new Org.BouncyCastle.Crypto.Prng.SP800SecureRandomBuilder(
                new FixedEntropy([.. Enumerable.Range(0, 32).Select(static i => (byte)i)]))
            .SetEntropyBitsRequired(256)
            .SetPersonalizationString([1, 2, 3])
            .BuildHMac(
                new Org.BouncyCastle.Crypto.Macs.HMac(new Org.BouncyCastle.Crypto.Digests.Sha256Digest()),
                [.. Enumerable.Range(32, 16).Select(static i => (byte)i)],
                predictionResistant: false);
        foreach (var length in (int[])[1, 16, 32, 33, 100])
        {
            var one = new byte[length];
            var two = new byte[length];
            generator.Fill(one);
            library.NextBytes(two);
            Assert.Equal(two, one);
        }
    }

    [Fact]
    public void Drbg_AfterItsInterval_TakesNewEntropy()
    {
        var source = new CountingSource();
        using var generator = new HmacDrbg(source, default, reseedInterval: 3);
        for (var i = 0; i < 9; i++)
        {
            generator.Fill(new byte[8]);
        }

        // One seed at the start, one before the 4th and one before the 7th request.
        Assert.Equal(3, source.Calls);
    }

    [Fact]
    public void Drbg_Disposed_GivesNothing()
    {
        var generator = new HmacDrbg(new CountingSource(), default, reseedInterval: 3);
        generator.Dispose();
        Assert.Throws<ObjectDisposedException>(() => generator.Fill(new byte[8]));
    }

    private static byte[] BouncyCastle(byte[] salt, byte[] z, byte[] info, int length)
    {
        var extract = Mac(salt, z);
        var output = new List<byte>();
        for (byte counter = 1; output.Count < length; counter++)
        {
            output.AddRange(Mac(extract, [0, 0, 0, counter, .. info]));
        }

        return [.. output.Take(length)];
    }

    private static byte[] Mac(byte[] key, byte[] message)
    {
        var mac = new Org.BouncyCastle.Crypto.Macs.CMac(new Org.BouncyCastle.Crypto.Engines.AesEngine());
        mac.Init(new Org.BouncyCastle.Crypto.Parameters.KeyParameter(key));
        mac.BlockUpdate(message, 0, message.Length);
        var result = new byte[16];
        mac.DoFinal(result, 0);
        return result;
    }

    private static byte[] Next(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private sealed class CountingSource : IRandomSource
    {
        private byte _next;

        public int Calls { get; private set; }

        public void Fill(Span<byte> destination)
        {
            Calls++;
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = _next++;
            }
        }
    }

    private sealed class FixedEntropy(byte[] entropy) : Org.BouncyCastle.Crypto.IEntropySource, Org.BouncyCastle.Crypto.IEntropySourceProvider
    {
        public bool IsPredictionResistant => false;

        public int EntropySize => entropy.Length * 8;

        public Org.BouncyCastle.Crypto.IEntropySource Get(int bitsRequired) => this;

        public byte[] GetEntropy() => entropy;

        // Asked for by BouncyCastle.Cryptography alone.
        public int GetEntropy(Span<byte> output)
        {
            entropy.CopyTo(output);
            return entropy.Length;
        }
    }
}
