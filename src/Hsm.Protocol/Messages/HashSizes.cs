using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Lengths and initial words of the hashes (FIPS 180-4, 5.3; FIPS 202).</summary>
internal static class HashSizes
{
    private const int ShortWordBytes = 4;
    private const int LongWordBytes = 8;

    private static readonly uint[] s_sha224 =
        [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];

    private static readonly uint[] s_sha256 =
        [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    private static readonly ulong[] s_sha384 =
    [
        0xCBBB9D5DC1059ED8, 0x629A292A367CD507, 0x9159015A3070DD17, 0x152FECD8F70E5939,
        0x67332667FFC00B31, 0x8EB44A8768581511, 0xDB0C2E0D64F98FA7, 0x47B5481DBEFA4FA4,
    ];

    private static readonly ulong[] s_sha512 =
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    private static readonly ulong[] s_sha512Cut224 =
    [
        0x8C3D37C819544DA2, 0x73E1996689DCD4D6, 0x1DFAB7AE32FF9C82, 0x679DD514582F9FCF,
        0x0F6D2B697BD44DA8, 0x77E36F7304C48942, 0x3F9D85A86A1D36C8, 0x1112E6AD91D692A1,
    ];

    private static readonly ulong[] s_sha512Cut256 =
    [
        0x22312194FC2BF72C, 0x9F555FA3C84C64C2, 0x2393B86B6F53B151, 0x963877195940EABD,
        0x96283EE2A88EFFE3, 0xBE5E1E2553863992, 0x2B0199FC2C85B8AA, 0x0EB72DDC81C52CA2,
    ];

    /// <summary>Length of a digest in bytes; 0 for no hash.</summary>
    public static int Digest(HashFunction function) => function switch
    {
        HashFunction.Sha224 or HashFunction.Sha3_224 or HashFunction.Sha512_224 => 28,
        HashFunction.Sha256 or HashFunction.Sha3_256 or HashFunction.Sha512_256 => 32,
        HashFunction.Sha384 or HashFunction.Sha3_384 => 48,
        HashFunction.Sha512 or HashFunction.Sha3_512 => 64,
        _ => 0,
    };

    /// <summary>True for SHA-384 and its kin, whose words are 8 bytes.</summary>
    public static bool HasLongWords(HashFunction function) =>
        function is HashFunction.Sha384 or HashFunction.Sha512 or HashFunction.Sha512_224 or HashFunction.Sha512_256;

    /// <summary>Length of the chaining value of a SHA-2 in bytes.</summary>
    public static int Chaining(HashFunction function) => 8 * (HasLongWords(function) ? LongWordBytes : ShortWordBytes);

    /// <summary>What a SHA-2 begins with, words least significant byte first.</summary>
    public static byte[] InitialChaining(HashFunction function)
    {
        var chaining = new byte[Chaining(function)];
        if (HasLongWords(function))
        {
            var words = LongWords(function);
            for (var i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(chaining.AsSpan(LongWordBytes * i), words[i]);
            }
        }
        else
        {
            var words = function == HashFunction.Sha224 ? s_sha224 : s_sha256;
            for (var i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(chaining.AsSpan(ShortWordBytes * i), words[i]);
            }
        }

        return chaining;
    }

    private static ulong[] LongWords(HashFunction function) => function switch
    {
        HashFunction.Sha384 => s_sha384,
        HashFunction.Sha512_224 => s_sha512Cut224,
        HashFunction.Sha512_256 => s_sha512Cut256,
        _ => s_sha512,
    };
}
