namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>CKM_ constants (PKCS#11 current mechanisms v2.40) that the scenarios use.</summary>
internal enum CkMechanism : uint
{
    CKM_SHA_1 = 0x220,
    CKM_SHA256 = 0x250,
    CKM_SHA256_HMAC = 0x251,
    CKM_SHA512 = 0x270,
    CKM_GENERIC_SECRET_KEY_GEN = 0x350,
    CKM_AES_KEY_GEN = 0x1080,
    CKM_AES_ECB = 0x1081,
    CKM_AES_CBC = 0x1082,
    CKM_AES_CBC_PAD = 0x1085,
    CKM_AES_GCM = 0x1087,
}
