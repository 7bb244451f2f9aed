using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class Sha2AndSha3Tests
{
    private static readonly IHashPort s_hashes = new SoftwareCrypto().Hashes;

    public static TheoryData<HashFunction> Functions => [.. Enum.GetValues<HashFunction>().Where(static one => one.IsKnown())];

    // The message "abc" (FIPS 180-4 and FIPS 202, examples of NIST's Cryptographic Standards and Guidelines).
    [Theory]
    [InlineData(HashFunction.Sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData(HashFunction.Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(HashFunction.Sha384, "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7")]
    [InlineData(HashFunction.Sha512, "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    [InlineData(HashFunction.Sha512_224, "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa")]
    [InlineData(HashFunction.Sha512_256, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23")]
    [InlineData(HashFunction.Sha3_224, "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf")]
    [InlineData(HashFunction.Sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")]
    [InlineData(HashFunction.Sha3_384, "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25")]
    [InlineData(HashFunction.Sha3_512, "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0")]
    public void Hash_OfAbc_IsThePublishedOne(HashFunction function, string digest)
    {
        Assert.Equal(HsmStatus.Ok, s_hashes.Hash(function, "abc"u8, out var made));
        Assert.Equal(digest, made.ToString());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void State_SplitAtEveryBlock_GivesTheLibrarysDigest(HashFunction function)
    {
        var block = function.BlockLengthBytes();
        var message = Bytes(seed: (int)function, (3 * block) + 2);
        for (var length = 0; length <= message.Length; length++)
        {
            var expected = Library(function, message.AsSpan(0, length));
            for (var split = 0; split <= length; split += block)
            {
                Assert.Equal(HsmStatus.Ok, s_hashes.Update(s_hashes.Start(function), message.AsSpan(0, split), out var state));
                Assert.Equal((ulong)split, state.LengthBytes);
                Assert.Equal(function.StateLengthBytes(), state.Words.Length);
                var whole = (length - split) / block * block;
                Assert.Equal(HsmStatus.Ok, s_hashes.Update(state, message.AsSpan(split, whole), out state));
                Assert.Equal(HsmStatus.Ok, s_hashes.Finish(state, message.AsSpan(split + whole, length - split - whole), out var digest));
                Assert.True(expected == digest, $"{function}, {length} bytes split at {split}.");
            }
        }
    }

    [Fact]
    public void State_OfSha256_IsItsChainingWordsLittleEndian()
    {
        // After one block the words are those of FIPS 180-4, 6.2.2, of which a digest without padding would be made.
        Assert.Equal("67e6096a85ae67bb72f36e3c3af54fa57f520e518c68059babd9831f19cde05b", s_hashes.Start(HashFunction.Sha256).Words.ToString());
        Assert.Equal(HsmStatus.Ok, s_hashes.Update(s_hashes.Start(HashFunction.Sha256), new byte[64], out var state));
        Assert.Equal("da5698be17b9b46962335799779fbeca8ce5d491c0d26243bafef9ea1837a9d8", Swapped(state.Words));
    }

    [Theory]
    [InlineData(HashFunction.None)]
    [InlineData((HashFunction)99)]
    public void Hash_OfAnUnknownFunction_NotCompiledIn(HashFunction function)
    {
        Assert.False(s_hashes.Supports(function, hasState: true));
        Assert.Equal(HsmStatus.NotCompiledIn, s_hashes.Hash(function, "abc"u8, out _));
        Assert.Equal(HsmStatus.NotCompiledIn, new SystemAccelerator().Hashes.Hash(function, "abc"u8, out _));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Platform_RandomMessages_AgreesWhereItHasTheFunction(HashFunction function)
    {
        var platform = new SystemAccelerator().Hashes;
        if (!platform.Supports(function, hasState: false))
        {
            Assert.Contains(function, new[] { HashFunction.Sha224, HashFunction.Sha512_224, HashFunction.Sha512_256, HashFunction.Sha3_224 });
            return;
        }

        for (var length = 0; length < 300; length += 7)
        {
            var message = Bytes(length, length);
            Assert.Equal(HsmStatus.Ok, platform.Hash(function, message, out var one));
            Assert.Equal(HsmStatus.Ok, s_hashes.Hash(function, message, out var two));
            Assert.Equal(one, two);
        }
    }

    private static string Swapped(Bytes words)
    {
        var bytes = words.ToArray();
        for (var i = 0; i < bytes.Length; i += 4)
        {
            bytes.AsSpan(i, 4).Reverse();
        }

        return Convert.ToHexStringLower(bytes);
    }

    private static Bytes Library(HashFunction function, ReadOnlySpan<byte> message) => function switch
    {
        HashFunction.Sha256 => new Bytes(SHA256.HashData(message)),
        HashFunction.Sha384 => new Bytes(SHA384.HashData(message)),
        HashFunction.Sha512 => new Bytes(SHA512.HashData(message)),
        _ => BouncyCastle(function, message.ToArray()),
    };

    private static Bytes BouncyCastle(HashFunction function, byte[] message)
    {
        var digest = SoftwareHmac.DigestOf(function);
        var result = new byte[digest.GetDigestSize()];
        digest.BlockUpdate(message, 0, message.Length);
        digest.DoFinal(result, 0);
        return new Bytes(result);
    }

    private static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
