using System.Security.Cryptography;
using Hsm;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>Servers with ML-DSA and ML-KEM: toys everywhere, the platform's where it has them.</summary>
internal static class PostQuantum
{
    public const string Toys = "toys";
    public const string Platform = "platform";

    public static bool IsOnPlatform => MLDsa.IsSupported && MLKem.IsSupported;

    /// <summary>Skips where the platform lacks them.</summary>
    public static void Require() => Assert.SkipUnless(
        IsOnPlatform, "System.Security.Cryptography has no ML-DSA and ML-KEM here: on Linux they take OpenSSL 3.5 or later.");

    /// <summary>A server with room for the longest of keys and signatures.</summary>
    public static TestServer Server(string crypto, int commDataLengthBytes = 8192)
    {
        if (crypto == Platform)
        {
            Require();
        }

        return new TestServer(TestServer.Options(new TestFlash(65536)) with
        {
            Crypto = crypto == Platform ? [new SystemAccelerator(), new SoftwareCrypto()] : [new SoftwareCryptoModel()],
            CommDataLengthBytes = commDataLengthBytes,
            KeySlots = new KeySlotSizes(4, 256, 4, 8192),
        });
    }
}
