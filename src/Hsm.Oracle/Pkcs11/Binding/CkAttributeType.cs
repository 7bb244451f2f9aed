namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>CKA_ constants (PKCS#11 v2.40, section 4) that the scenarios use.</summary>
internal enum CkAttributeType : uint
{
    CKA_CLASS = 0x00,
    CKA_TOKEN = 0x01,
    CKA_PRIVATE = 0x02,
    CKA_LABEL = 0x03,
    CKA_APPLICATION = 0x10,
    CKA_VALUE = 0x11,
    CKA_KEY_TYPE = 0x100,
    CKA_ID = 0x102,
    CKA_SENSITIVE = 0x103,
    CKA_ENCRYPT = 0x104,
    CKA_DECRYPT = 0x105,
    CKA_SIGN = 0x108,
    CKA_VERIFY = 0x10A,
    CKA_VALUE_LEN = 0x161,
    CKA_EXTRACTABLE = 0x162,
    CKA_MODIFIABLE = 0x170,
}
