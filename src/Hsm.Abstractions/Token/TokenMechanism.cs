namespace Hsm.Abstractions;

/// <summary>How an operation is done; names and values of CKM_ constants (PKCS#11 v2.40 Current Mechanisms).</summary>
public enum TokenMechanism
{
    /// <summary>CKM_SHA256_HMAC; a shorter tag length is CKM_SHA256_HMAC_GENERAL.</summary>
    Sha256Hmac = 0x251,

    /// <summary>CKM_SHA384_HMAC; as <see cref="Sha256Hmac"/>.</summary>
    Sha384Hmac = 0x261,

    /// <summary>CKM_SHA512_HMAC; as <see cref="Sha256Hmac"/>.</summary>
    Sha512Hmac = 0x271,

    /// <summary>CKM_AES_ECB: whole blocks, no IV.</summary>
    AesEcb = 0x1081,

    /// <summary>CKM_AES_CBC: whole blocks, an IV of 16 bytes.</summary>
    AesCbc = 0x1082,

    /// <summary>CKM_AES_CBC_PAD: any length, 1 to 16 bytes of padding (PKCS#7), an IV of 16 bytes.</summary>
    AesCbcPad = 0x1085,

    /// <summary>CKM_AES_CTR: any length; the IV is the first counter block, all of which counts.</summary>
    AesCtr = 0x1086,

    /// <summary>CKM_AES_GCM: any length, an IV of 1 byte or more, a tag of 12 to 16 bytes behind the ciphertext.</summary>
    AesGcm = 0x1087,

    /// <summary>CKM_AES_CMAC; a shorter tag length is CKM_AES_CMAC_GENERAL.</summary>
    AesCmac = 0x108A,
}
