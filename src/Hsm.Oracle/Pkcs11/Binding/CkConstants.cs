namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>Further constants of PKCS#11 v2.40, section 3; what results are called and what they say.</summary>
internal static class CkConstants
{
    internal const ulong CKO_DATA = 0;
    internal const ulong CKO_SECRET_KEY = 4;
    internal const ulong CKK_GENERIC_SECRET = 0x10;
    internal const ulong CKK_AES = 0x1F;
    internal const ulong CKF_RW_SESSION = 2;
    internal const ulong CKF_SERIAL_SESSION = 4;
    internal const ulong CKF_OS_LOCKING_OK = 2;
    internal const ulong CKF_TOKEN_INITIALIZED = 0x400;
    internal const ulong CKU_SO = 0;
    internal const ulong CKU_USER = 1;

    /// <summary>The name of a result; a vendor's own, or one of a later version, as a number.</summary>
    internal static string NameOf(CkResult result) =>
        Enum.IsDefined(result) ? result.ToString() : $"CKR_0x{(uint)result:X8}{(result >= CkResult.CKR_VENDOR_DEFINED ? " (the vendor's own)" : "")}";

    /// <summary>
    /// Whether a call was refused for want of memory, room or a working device, which the standard lets any module say at any time
    /// (sections 5.1.1 to 5.1.3; CKR_SESSION_COUNT: C_OpenSession). Such a call had no effect, and says nothing of others.
    /// </summary>
    internal static bool IsOutOfResources(CkResult result) => result is CkResult.CKR_HOST_MEMORY or CkResult.CKR_FUNCTION_FAILED
        or CkResult.CKR_DEVICE_ERROR or CkResult.CKR_DEVICE_MEMORY or CkResult.CKR_DEVICE_REMOVED or CkResult.CKR_TOKEN_NOT_PRESENT
        or CkResult.CKR_FUNCTION_CANCELED or CkResult.CKR_SESSION_COUNT;

    /// <summary>Whether a call failed for a reason that the standard lets any module have at any time, without effect or with an unknown one.</summary>
    internal static bool IsOfAnyTime(CkResult result) => result == CkResult.CKR_GENERAL_ERROR || IsOutOfResources(result);
}
