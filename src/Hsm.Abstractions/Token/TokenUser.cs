namespace Hsm.Abstractions;

/// <summary>Who an application is logged in as: CKU_ constants (PKCS#11 v2.40, section 9.4), and nobody.</summary>
public enum TokenUser
{
    /// <summary>CKU_SO.</summary>
    SecurityOfficer = 0,

    /// <summary>CKU_USER.</summary>
    User = 1,

    /// <summary>Logged out: public objects only.</summary>
    Nobody = -1,
}
