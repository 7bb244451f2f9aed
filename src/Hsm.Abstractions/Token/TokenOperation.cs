namespace Hsm.Abstractions;

/// <summary>What a session does with a key; each session is at one of each at most. Values are the wire's.</summary>
public enum TokenOperation
{
    /// <summary>C_Decrypt.</summary>
    Decrypt = 0,

    /// <summary>C_Encrypt.</summary>
    Encrypt = 1,

    /// <summary>C_Verify.</summary>
    Verify = 2,

    /// <summary>C_Sign.</summary>
    Sign = 3,
}
