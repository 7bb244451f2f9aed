namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>How far a call is.</summary>
internal enum CallState
{
    /// <summary>There is none.</summary>
    Empty,

    /// <summary>About to be made, or under way: what a crash or hang leaves.</summary>
    Called,

    /// <summary>It has returned.</summary>
    Returned,
}
