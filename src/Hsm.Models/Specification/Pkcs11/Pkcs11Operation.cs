namespace Hsm.Models.Specification.Pkcs11;

/// <summary>What an application calls (PKCS#11 v2.40, sections 5.6 and 5.7).</summary>
public enum Pkcs11Operation
{
    /// <summary>C_OpenSession.</summary>
    OpenSession,

    /// <summary>C_CloseSession.</summary>
    CloseSession,

    /// <summary>C_CloseAllSessions.</summary>
    CloseAllSessions,

    /// <summary>C_GetSessionInfo: its value is the CKS_ state.</summary>
    SessionInfo,

    /// <summary>C_Login of the user with the right PIN.</summary>
    Login,

    /// <summary>C_Logout.</summary>
    Logout,

    /// <summary>C_CreateObject of a token object.</summary>
    CreateObject,

    /// <summary>C_GetAttributeValue by the handle that CreateObject gave.</summary>
    ReadObject,

    /// <summary>C_FindObjectsInit, C_FindObjects and C_FindObjectsFinal for one object: its value is how many were found.</summary>
    Search,
}
