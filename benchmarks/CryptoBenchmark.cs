using System.Diagnostics;
using System.Security.Cryptography;
using Hsm;
using Hsm.Abstractions;

namespace Benchmarks;

/// <summary>
/// The primitives of both real providers beside System.Security.Cryptography called directly, in turns in one run: what a
/// port costs, and what software costs where hardware can't.
/// </summary>
internal static class CryptoBenchmark
{
    private const int Rounds = 5;
    private const double SecondsPerRound = 0.06;
    private const int MessageLengthBytes = 1024;

    private static readonly ICryptoProvider s_software = new SoftwareCrypto();
    private static readonly ICryptoProvider s_platform = new SystemAccelerator();

    public static void Run()
    {
        var table = new Rows().AddColumns("primitive", "direct, us", "platform port, us", "ratio", "software port, us", "ratio");
        foreach (CryptoPrimitive primitive in Primitives())
        {
            double direct = double.MaxValue;
            double platform = double.MaxValue;
            double software = double.MaxValue;
            for (int round = 0; round < Rounds; round++)
            {
                direct = Math.Min(direct, Microseconds(primitive.Direct));
                platform = Math.Min(platform, Microseconds(() => primitive.Port(s_platform)));
                software = Math.Min(software, Microseconds(() => primitive.Port(s_software)));
            }

            table.AddRow(
                primitive.Name, $"{direct:F2}", $"{platform:F2}", $"{platform / direct:F2}", $"{software:F2}", $"{software / direct:F2}");
        }
    }

    private static IEnumerable<CryptoPrimitive> Primitives()
    {
        byte[] key = RandomNumberGenerator.GetBytes(16);
        byte[] iv = RandomNumberGenerator.GetBytes(16);
        byte[] message = RandomNumberGenerator.GetBytes(MessageLengthBytes);
        byte[] output = new byte[MessageLengthBytes];
        var gcm = new AesGcmInput(key, new Bytes(iv.AsSpan(0, 12)), default, new Bytes(message), 16);
        yield return new("AES-GCM 1 KiB", () => Gcm(key, iv, message), provider => provider.AesGcmEncrypt(gcm, out _));
        yield return new("AES-CBC 1 KiB", () => Cbc(key, iv, message, output), provider => provider.Aes.Encrypt(new AesInput(AesMode.Cbc, key, iv, message), output));
        yield return new("SHA-256 1 KiB", () => SHA256.HashData(message), provider => provider.Hashes.Hash(HashFunction.Sha256, message, out _));
        yield return new("SHA3-256 1 KiB", () => SHA3_256.HashData(message), provider => provider.Hashes.Hash(HashFunction.Sha3_256, message, out _));
        yield return new("HMAC-SHA-256 1 KiB", () => HMACSHA256.HashData(key, message), provider => provider.Hmac.Compute(HashFunction.Sha256, key, message, output));

        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] digest = RandomNumberGenerator.GetBytes(32);
        byte[] signature = ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
        byte[] sec1 = ecdsa.ExportECPrivateKey();
        byte[] spki = ecdsa.ExportSubjectPublicKeyInfo();
        yield return new("ECDSA P-256 sign", () => ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence), provider => provider.Ecc.Sign(sec1, digest, out _));
        yield return new("ECDSA P-256 sign, key from DER", () => SignWithFreshKey(sec1, digest), provider => provider.Ecc.Sign(sec1, digest, out _));
        yield return new("ECDSA P-256 verify", () => ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence), provider => provider.Ecc.Verify(spki, digest, signature, out _));
    }

    private static void Gcm(byte[] key, byte[] iv, byte[] message)
    {
        using var cipher = new AesGcm(key, 16);
        cipher.Encrypt(iv.AsSpan(0, 12), message, new byte[message.Length], new byte[16]);
    }

    private static void Cbc(byte[] key, byte[] iv, byte[] message, byte[] output)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        aes.EncryptCbc(message, iv, output, PaddingMode.None);
    }

    private static void SignWithFreshKey(byte[] sec1, byte[] digest)
    {
        using var key = ECDsa.Create();
        key.ImportECPrivateKey(sec1, out _);
        key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static double Microseconds(Action call)
    {
        call();
        long started = Stopwatch.GetTimestamp();
        int calls = 0;
        TimeSpan elapsed;
        do
        {
            call();
            calls++;
            elapsed = Stopwatch.GetElapsedTime(started);
        }
        while (elapsed.TotalSeconds < SecondsPerRound);
        return elapsed.TotalMicroseconds / calls;
    }
}
