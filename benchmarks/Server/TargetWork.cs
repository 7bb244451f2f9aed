using System.Security.Cryptography;

namespace Benchmarks.Server;

/// <summary>A figure to reach, and what it is compared with.</summary>
/// <param name="Work">What the sessions ask for.</param>
/// <param name="Primitive">Makes, for one thread, the primitive called directly; null: there is none.</param>
/// <param name="CountsExchange">Whether the peer is an echo of the same sizes and the primitive, or the primitive alone.</param>
/// <param name="Target">As issue 9 has it.</param>
internal sealed record TargetWork(ServerWork Work, Func<Action>? Primitive, bool CountsExchange, string Target)
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(16);
    private static readonly byte[] s_message = RandomNumberGenerator.GetBytes(1024);

    public static IReadOnlyList<TargetWork> All { get; } =
    [
        new(ServerWork.Echo, Primitive: null, CountsExchange: true, "<= 1.25"),
        new(ServerWork.Gcm, Gcm, CountsExchange: true, "<= 1.3"),
        new(ServerWork.Cmac, Cmac, CountsExchange: true, "<= 1.3"),
        new(ServerWork.Counter, Primitive: null, CountsExchange: true, "<= 1.3"),
        new(ServerWork.Sign, Ecdsa, CountsExchange: false, "<= 1.2"),
    ];

    private static Action Gcm()
    {
        var cipher = new AesGcm(s_key, 16);
        byte[] iv = new byte[12];
        byte[] output = new byte[s_message.Length];
        byte[] tag = new byte[16];
        return () => cipher.Encrypt(iv, s_message, output, tag);
    }

    // .NET has no CMAC: all of it but the last block is CBC, whose last ciphertext block is the MAC.
    private static Action Cmac()
    {
        var aes = Aes.Create();
        aes.SetKey(s_key);
        byte[] iv = new byte[16];
        byte[] output = new byte[s_message.Length];
        return () => aes.EncryptCbc(s_message, iv, output, PaddingMode.None);
    }

    private static Action Ecdsa()
    {
        var key = ECDsa.Create();
        key.ImportECPrivateKey(ServerWork.Sec1.Span, out _);
        byte[] digest = new byte[32];
        return () => key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
    }
}
