using Hsm.Abstractions;
using static Unit.HsmProtocol.RequestLayouts;

namespace Unit.HsmProtocol;

/// <summary>Requests of the CRYPTO group; the 12 bytes of their header go before.</summary>
internal static class CryptoRequestLayouts
{
    private static readonly Bytes s_lanes = Bytes.FromHex("0102030405060708" + string.Concat(Enumerable.Repeat("00", 184)) + "1112131415161718");
    private static readonly Bytes s_words = Bytes.Repeat(0xA1, 32);
    private static readonly Bytes s_longWords = Bytes.Repeat(0xA2, 64);

    public static IReadOnlyList<(HsmRequest Request, uint Type, uint SubType, Layout Layout)> All { get; } =
    [
        (new RngRequest(0x0102), 0, 0, new("Crypto_RngRequest", 4, "sz@0:4=102")),
        (new AesCtrRequest(CipherDirection.Encrypt, Key, new AesCtrState(Block, Bytes.Repeat(0xB2, 16), 5), Data) { InlineKey = Inline }, 4, 0,
            new("Crypto_AesCtrRequest", 20, "enc@0:4=1 keyLen@4:4=2 sz@8:4=3 left@12:4=5 keyId@16:2=112 pad@18:2", $"d0d1d2e0e1{BlockHex}{Bytes.Repeat(0xB2, 16)}")),
        (new AesEcbRequest(CipherDirection.Decrypt, Key, Data) { InlineKey = Inline }, 13, 0,
            new("Crypto_AesEcbRequest", 16, "enc@0:4=0 keyLen@4:4=2 sz@8:4=3 keyId@12:2=112 pad@14:2", "d0d1d2e0e1")),
        (new AesCbcRequest(CipherDirection.Encrypt, Key, Block, Data) { InlineKey = Inline }, 2, 0,
            new("Crypto_AesCbcRequest", 16, "enc@0:4=1 keyLen@4:4=2 sz@8:4=3 keyId@12:2=112 pad@14:2", $"d0d1d2e0e1{BlockHex}")),
        (new AesGcmEncryptRequest(Key, Block, Bytes.FromHex("aa"), Data, 13) { InlineKey = Inline }, 3, 0,
            new("Crypto_AesGcmRequest", 28, "enc@0:4=1 keyLen@4:4=2 sz@8:4=3 ivSz@12:4=10 authInSz@16:4=1 authTagSz@20:4=d keyId@24:2=112 pad@26:2", $"d0d1d2e0e1{BlockHex}aa")),
        (new AesGcmDecryptRequest(Key, Block, Bytes.FromHex("aa"), Data, Bytes.Repeat(0xC1, 14)) { InlineKey = Inline }, 3, 0,
            new("Crypto_AesGcmRequest", 28, "enc@0:4=0 keyLen@4:4=2 sz@8:4=3 ivSz@12:4=10 authInSz@16:4=1 authTagSz@20:4=e keyId@24:2=112 pad@26:2", $"d0d1d2e0e1{BlockHex}aa{Bytes.Repeat(0xC1, 14)}")),
        (new RsaKeyGenRequest(2048, 65537, Target), 8, 0, new("Crypto_RsaKeyGenRequest", 40, $"flags@0:4=820 keyId@4:4=112 size@8:4=800 e@12:4=10001 label@16:24=\"{Label}")),
        (new RsaRequest(RsaOperation.PrivateDecrypt, Key, Data, 256) { EvictsKey = true }, 1, 0,
            new("Crypto_RsaRequest", 20, "opType@0:4=3 options@4:4=1 keyId@8:4=112 inLen@12:4=3 outLen@16:4=100", "d0d1d2")),
        (new RsaGetSizeRequest(Key) { EvictsKey = true }, 17, 0, new("Crypto_RsaGetSizeRequest", 8, "options@0:4=1 keyId@4:4=112")),
        (new HkdfRequest(HashFunction.Sha384, 48, Target) { Key = KeyId.Local(7), InlineKey = Data, Salt = Inline, Info = Bytes.FromHex("f0") }, 0, 1,
            new("Crypto_HkdfRequest", 56, $"flags@0:4=820 keyIdIn@4:4=7 keyIdOut@8:4=112 hashType@12:4=7 inKeySz@16:4=3 saltSz@20:4=2 infoSz@24:4=1 outSz@28:4=30 label@32:24=\"{Label}", "d0d1d2e0e1f0")),
        (new CmacKdfRequest(48, Target) { SaltKey = KeyId.Local(7), ZKey = KeyId.Local(8), Salt = Data, Z = Inline, FixedInfo = Bytes.FromHex("f0") }, 0, 2,
            new("Crypto_CmacKdfRequest", 56, $"flags@0:4=820 keyIdSalt@4:4=7 keyIdZ@8:4=8 keyIdOut@12:4=112 saltSz@16:4=3 zSz@20:4=2 fixedInfoSz@24:4=1 outSz@28:4=30 label@32:24=\"{Label}", "d0d1d2e0e1f0")),
        (new EccKeyGenRequest(32, EccCurve.P256, AccessTarget), 9, 0, new("Crypto_EccKeyGenRequest", 44, $"sz@0:4=20 curveId@4:4=7 keyId@8:4=112 flags@12:4=820 access@16:4=5678 label@20:24=\"{Label}")),
        (new EcdhRequest(KeyId.Local(7), KeyId.Local(8), Target) { EvictsPrivateKey = true }, 3, 0,
            new("Crypto_EcdhRequest", 44, $"options@0:4=2 privateKeyId@4:4=7 publicKeyId@8:4=8 flags@12:4=820 keyId@16:4=112 label@20:24=\"{Label}")),
        (new EcdsaSignRequest(Key, Data) { EvictsKey = true }, 4, 0, new("Crypto_EccSignRequest", 12, "options@0:4=1 keyId@4:4=112 sz@8:4=3", "d0d1d2")),
        (new EcdsaVerifyRequest(Key, Inline, Data) { ExportsPublicKey = true }, 5, 0,
            new("Crypto_EccVerifyRequest", 16, "options@0:4=2 keyId@4:4=112 sigSz@8:4=2 hashSz@12:4=3", "e0e1d0d1d2")),
        (new X25519KeyGenRequest(Target), 16, 0, new("Crypto_Curve25519KeyGenRequest", 36, $"sz@0:4=20 flags@4:4=820 keyId@8:4=112 label@12:24=\"{Label}")),
        (new X25519AgreeRequest(KeyId.Local(7), KeyId.Local(8), Target) { EvictsPublicKey = true, IsBigEndian = true }, 7, 0,
            new("Crypto_Curve25519Request", 48, $"options@0:4=1 privateKeyId@4:4=7 publicKeyId@8:4=8 endian@12:4=1 flags@16:4=820 keyId@20:4=112 label@24:24=\"{Label}")),
        (new Ed25519KeyGenRequest(AccessTarget), 15, 0, new("Crypto_Ed25519KeyGenRequest", 36, $"flags@0:4=820 keyId@4:4=112 access@8:4=5678 label@12:24=\"{Label}")),
        (new Ed25519SignRequest(Key, Data, Ed25519Mode.Pure, Inline) { EvictsKey = true }, 6, 0,
            new("Crypto_Ed25519SignRequest", 20, "options@0:4=1 keyId@4:4=112 msgSz@8:4=3 type@12:4=ff ctxSz@16:4=2", "d0d1d2e0e1")),
        (new Ed25519VerifyRequest(Key, Inline, Data) { Mode = Ed25519Mode.PreHash, Context = Bytes.FromHex("f0") }, 14, 0,
            new("Crypto_Ed25519VerifyRequest", 24, "options@0:4=0 keyId@4:4=112 sigSz@8:4=2 msgSz@12:4=3 type@16:4=1 ctxSz@20:4=1", "e0e1d0d1d2f0")),
        (new Sha2Request(HashFunction.Sha256, new Sha2State(0x0102030405060708, s_words), Data, true), 6, 0,
            new("Crypto_Sha256Request", 48, $"hiLen@0:4=01020304 loLen@4:4=05060708 hash@8:32=\"{s_words} isLastBlock@40:4=1 inSz@44:4=3", "d0d1d2")),
        (new Sha2Request(HashFunction.Sha224, new Sha2State(64, s_words), Data, false), 5, 0,
            new("Crypto_Sha256Request", 48, $"hiLen@0:4=0 loLen@4:4=40 hash@8:32=\"{s_words} isLastBlock@40:4=0 inSz@44:4=3", "d0d1d2")),
        (new Sha2Request(HashFunction.Sha384, new Sha2State(128, s_longWords), Data, true), 7, 0,
            new("Crypto_Sha512Request", 84, $"hiLen@0:4=0 loLen@4:4=80 hash@8:64=\"{s_longWords} hashType@72:4=7 isLastBlock@76:4=1 inSz@80:4=3", "d0d1d2")),
        (new Sha2Request(HashFunction.Sha512_256, new Sha2State(128, s_longWords), Data, true), 8, 0,
            new("Crypto_Sha512Request", 84, $"hiLen@0:4=0 loLen@4:4=80 hash@8:64=\"{s_longWords} hashType@72:4=11 isLastBlock@76:4=1 inSz@80:4=3", "d0d1d2")),
        (new Sha3Request(HashFunction.Sha3_384, s_lanes, Data, true), 12, 0,
            new("Crypto_Sha3Request", 208, "isLastBlock@0:4=1 inSz@4:4=3 s0@8:8=0807060504030201 s@16:184 s24@200:8=1817161514131211", "d0d1d2")),
        (new AesCmacRequest(Key, new CmacState(Bytes.FromHex("b0b1b2"), Block, 0x40), Data, 0) { InlineKey = Inline }, 0, 0,
            new("Crypto_CmacAesRequest", 56, $"outSz@0:4=0 inSz@4:4=3 keySz@8:4=2 keyId@12:2=112 pad@14:2 buffer@16:16=\"b0b1b2 digest@32:16=\"{BlockHex} bufferSz@48:4=3 totalSz@52:4=40", "d0d1d2e0e1")),
        (new MlDsaKeyGenRequest(MlDsaLevel.MlDsa87, AccessTarget) { SizeBytes = 0x0102 }, 21, 1,
            new("Crypto_MlDsaKeyGenRequest", 44, $"sz@0:4=102 level@4:4=5 keyId@8:4=112 flags@12:4=820 access@16:4=5678 label@20:24=\"{Label}")),
        (new MlDsaSignRequest(Key, MlDsaLevel.MlDsa44, Data) { Context = Inline, PreHash = HashFunction.Sha256, EvictsKey = true }, 22, 1,
            new("Crypto_MlDsaSignRequest", 24, "options@0:4=1 level@4:4=2 keyId@8:4=112 sz@12:4=3 contextSz@16:4=2 preHashType@20:4=6", "d0d1d2e0e1")),
        (new MlDsaVerifyRequest(Key, MlDsaLevel.MlDsa65, Inline, Data) { Context = Bytes.FromHex("f0") }, 23, 1,
            new("Crypto_MlDsaVerifyRequest", 32, "options@0:4=0 level@4:4=3 keyId@8:4=112 sigSz@12:4=2 hashSz@16:4=3 contextSz@20:4=1 preHashType@24:4=0 pad@28:4", "e0e1d0d1d2f0")),
        (new MlKemKeyGenRequest(MlKemLevel.MlKem1024, AccessTarget), 18, 1, new("Crypto_MlKemKeyGenRequest", 40, $"level@0:4=2 keyId@4:4=112 flags@8:4=820 access@12:4=5678 label@16:24=\"{Label}")),
        (new MlKemEncapsulateRequest(Key, MlKemLevel.MlKem768) { EvictsKey = true }, 19, 1, new("Crypto_MlKemEncapsRequest", 16, "options@0:4=1 level@4:4=1 keyId@8:4=112 pad@12:4")),
        (new MlKemDecapsulateRequest(Key, MlKemLevel.MlKem512, Data), 20, 1, new("Crypto_MlKemDecapsRequest", 16, "options@0:4=0 level@4:4=0 keyId@8:4=112 ctSz@12:4=3", "d0d1d2")),
    ];
}
