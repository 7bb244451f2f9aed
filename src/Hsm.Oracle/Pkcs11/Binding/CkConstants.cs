namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>Further constants of PKCS#11 v2.40, section 3, and where their names are looked up.</summary>
internal static class CkConstants
{
    internal const ulong CKO_DATA = 0;
    internal const ulong CKO_SECRET_KEY = 4;
    internal const ulong CKK_GENERIC_SECRET = 0x10;
    internal const ulong CKK_AES = 0x1F;
    internal const ulong CKF_RW_SESSION = 2;
    internal const ulong CKF_SERIAL_SESSION = 4;
    internal const ulong CKF_OS_LOCKING_OK = 2;
    internal const ulong CKF_LOGIN_REQUIRED = 4;
    internal const ulong CKF_USER_PIN_INITIALIZED = 8;
    internal const ulong CKF_PROTECTED_AUTHENTICATION_PATH = 0x100;
    internal const ulong CKF_TOKEN_INITIALIZED = 0x400;
    internal const ulong CKF_USER_PIN_LOCKED = 0x40000;
    internal const ulong CKU_SO = 0;
    internal const ulong CKU_USER = 1;

    /// <summary>The name of a result; a vendor's own, or one of a later version, as a number.</summary>
    internal static string NameOf(CkResult result) =>
        Enum.IsDefined(result) ? result.ToString() : $"CKR_0x{(uint)result:X8}{(result >= CkResult.CKR_VENDOR_DEFINED ? " (the vendor's own)" : "")}";
}
