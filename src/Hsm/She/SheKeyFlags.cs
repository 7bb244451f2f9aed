namespace Hsm;

/// <summary>Protection flags of a slot (AUTOSAR SHE, 4.4.1), as they stand in its object's label.</summary>
[Flags]
internal enum SheKeyFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Never written again.</summary>
    WriteProtection = 1,

    /// <summary>Of no use unless secure boot ended well.</summary>
    BootProtection = 2,

    /// <summary>Of no use while a debugger is attached.</summary>
    DebuggerProtection = 4,

    /// <summary>For MACs and not for ciphers.</summary>
    MacUsage = 8,

    /// <summary>An update may name the UID 0. As in wolfHSM: in AUTOSAR SHE the flag forbids it, and an empty slot allows it.</summary>
    Wildcard = 16,
}
