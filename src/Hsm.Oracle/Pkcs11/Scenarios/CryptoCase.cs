using System.Security.Cryptography;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>A single-part operation whose answer .NET's own cryptography knows.</summary>
/// <param name="Name">In reports.</param>
/// <param name="Begin">C_EncryptInit and its like.</param>
/// <param name="Run">C_Encrypt and its like.</param>
/// <param name="Mechanism">With its IV.</param>
/// <param name="Input">What goes in.</param>
/// <param name="Expected">What comes out; of a verification: the signature that is shown.</param>
internal sealed record CryptoCase(string Name, CkFunction Begin, CkFunction Run, MechanismChoice Mechanism, byte[] Input, byte[] Expected)
{
    private const int TagLengthBytes = 16;
    private const int BlockLengthBytes = 16;

    /// <summary>Whether its key is the generic one for HMAC.</summary>
    internal bool IsMac => Mechanism.Mechanism == CkMechanism.CKM_SHA256_HMAC;

    /// <summary>Whether it has a key at all.</summary>
    internal bool HasKey => Begin != CkFunction.C_DigestInit;

    /// <summary>Every operation over inputs that a generator makes.</summary>
    internal static IReadOnlyList<CryptoCase> All(Random random, byte[] key)
    {
        byte[] blocks = Bytes(random, BlockLengthBytes * random.Next(1, 5));
        byte[] any = Bytes(random, random.Next(1, 80));
        byte[] iv = Bytes(random, BlockLengthBytes);
        byte[] nonce = Bytes(random, 12);
        using Aes aes = Aes.Create();
        aes.Key = key;
        var cases = new List<CryptoCase>();
        Cipher("AES-ECB", new MechanismChoice(CkMechanism.CKM_AES_ECB, []), blocks, aes.EncryptEcb(blocks, PaddingMode.None));
        Cipher("AES-CBC", new MechanismChoice(CkMechanism.CKM_AES_CBC, iv), blocks, aes.EncryptCbc(blocks, iv, PaddingMode.None));
        Cipher("AES-CBC-PAD", new MechanismChoice(CkMechanism.CKM_AES_CBC_PAD, iv), any, aes.EncryptCbc(any, iv, PaddingMode.PKCS7));
        Cipher("AES-GCM", new MechanismChoice(CkMechanism.CKM_AES_GCM, nonce, TagLengthBytes * 8), any, Gcm(key, nonce, any));
        cases.Add(new("SHA-256", CkFunction.C_DigestInit, CkFunction.C_Digest, new(CkMechanism.CKM_SHA256, []), any, SHA256.HashData(any)));
        cases.Add(new("SHA-512", CkFunction.C_DigestInit, CkFunction.C_Digest, new(CkMechanism.CKM_SHA512, []), any, SHA512.HashData(any)));
        var mac = new MechanismChoice(CkMechanism.CKM_SHA256_HMAC, []);
        cases.Add(new("HMAC-SHA-256", CkFunction.C_SignInit, CkFunction.C_Sign, mac, any, HMACSHA256.HashData(key, any)));
        cases.Add(new("verify HMAC-SHA-256", CkFunction.C_VerifyInit, CkFunction.C_Verify, mac, any, HMACSHA256.HashData(key, any)));
        return cases;

        void Cipher(string name, MechanismChoice mechanism, byte[] plain, byte[] encrypted)
        {
            cases.Add(new($"{name} encrypt", CkFunction.C_EncryptInit, CkFunction.C_Encrypt, mechanism, plain, encrypted));
            cases.Add(new($"{name} decrypt", CkFunction.C_DecryptInit, CkFunction.C_Decrypt, mechanism, encrypted, plain));
        }
    }

    internal static byte[] Bytes(Random random, int lengthBytes)
    {
        byte[] bytes = new byte[lengthBytes];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Gcm(byte[] key, byte[] nonce, byte[] plain)
    {
        using var gcm = new AesGcm(key, TagLengthBytes);
        byte[] encrypted = new byte[plain.Length + TagLengthBytes];
        gcm.Encrypt(nonce, plain, encrypted.AsSpan(0, plain.Length), encrypted.AsSpan(plain.Length));
        return encrypted;
    }
}
