namespace Hsm.Abstractions;

/// <summary>
/// Attributes with a meaning to the HSM: CKA_ constants (PKCS#11 v2.40, section 9.6). Any other number may be given to
/// an object too; it is kept and told back.
/// </summary>
public enum TokenAttributeType
{
    /// <summary>CKA_CLASS: 4 bytes little-endian, 0 data or 4 secret key. Fixed at creation.</summary>
    Class = 0x00,

    /// <summary>CKA_TOKEN: 1 byte, 0 lives with its session, 1 in NVM. Fixed at creation.</summary>
    Token = 0x01,

    /// <summary>CKA_PRIVATE: 1 byte, 1 is visible to a logged-in user only. Fixed at creation.</summary>
    Private = 0x02,

    /// <summary>CKA_LABEL.</summary>
    Label = 0x03,

    /// <summary>CKA_APPLICATION.</summary>
    Application = 0x10,

    /// <summary>CKA_VALUE: the data, or the key's bytes. Of a key: fixed at creation, told unless Sensitive.</summary>
    Value = 0x11,

    /// <summary>CKA_KEY_TYPE: 4 bytes little-endian. Fixed at creation.</summary>
    KeyType = 0x100,

    /// <summary>CKA_ID.</summary>
    Id = 0x102,

    /// <summary>CKA_SENSITIVE: 1 byte; may be set, never cleared.</summary>
    Sensitive = 0x103,

    /// <summary>CKA_ENCRYPT: 1 byte.</summary>
    Encrypt = 0x104,

    /// <summary>CKA_DECRYPT: 1 byte.</summary>
    Decrypt = 0x105,

    /// <summary>CKA_WRAP: 1 byte; kept, no request wraps.</summary>
    Wrap = 0x106,

    /// <summary>CKA_UNWRAP: 1 byte; kept, no request unwraps.</summary>
    Unwrap = 0x107,

    /// <summary>CKA_SIGN: 1 byte.</summary>
    Sign = 0x108,

    /// <summary>CKA_VERIFY: 1 byte.</summary>
    Verify = 0x10A,

    /// <summary>CKA_DERIVE: 1 byte; kept, no request derives.</summary>
    Derive = 0x10C,

    /// <summary>CKA_VALUE_LEN: 4 bytes little-endian. Of a key: told to a request that makes one, else as long as Value.</summary>
    ValueLength = 0x161,

    /// <summary>CKA_EXTRACTABLE: 1 byte; may be cleared, never set. Value is not told without it.</summary>
    Extractable = 0x162,

    /// <summary>CKA_LOCAL: 1 byte, 1 was made by the HSM. Never given.</summary>
    Local = 0x163,

    /// <summary>CKA_NEVER_EXTRACTABLE: 1 byte. Never given.</summary>
    NeverExtractable = 0x164,

    /// <summary>CKA_ALWAYS_SENSITIVE: 1 byte. Never given.</summary>
    AlwaysSensitive = 0x165,

    /// <summary>CKA_MODIFIABLE: 1 byte. Fixed at creation.</summary>
    Modifiable = 0x170,

    /// <summary>CKA_DESTROYABLE: 1 byte. Fixed at creation.</summary>
    Destroyable = 0x172,
}
