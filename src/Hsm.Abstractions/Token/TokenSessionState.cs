namespace Hsm.Abstractions;

/// <summary>What a session may do: CKS_ constants (PKCS#11 v2.40, section 9.3).</summary>
public enum TokenSessionState
{
    /// <summary>CKS_RO_PUBLIC_SESSION.</summary>
    ReadOnlyPublic = 0,

    /// <summary>CKS_RO_USER_FUNCTIONS.</summary>
    ReadOnlyUser = 1,

    /// <summary>CKS_RW_PUBLIC_SESSION.</summary>
    ReadWritePublic = 2,

    /// <summary>CKS_RW_USER_FUNCTIONS.</summary>
    ReadWriteUser = 3,

    /// <summary>CKS_RW_SO_FUNCTIONS.</summary>
    ReadWriteSecurityOfficer = 4,
}
