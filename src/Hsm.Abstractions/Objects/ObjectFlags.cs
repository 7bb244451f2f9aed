namespace Hsm.Abstractions;

/// <summary>Policy and usage of an object, 16 bits as on the wire (protocol page 6).</summary>
[Flags]
public enum ObjectFlags
{
    /// <summary>No flag: modifiable, exportable, destroyable, and of no use as a key.</summary>
    None = 0,

    /// <summary>No overwrite, no destroy.</summary>
    NonModifiable = 0x0001,

    /// <summary>Informational.</summary>
    Sensitive = 0x0002,

    /// <summary>Neither NVM READ nor KEY EXPORT.</summary>
    NonExportable = 0x0004,

    /// <summary>Informational.</summary>
    Local = 0x0008,

    /// <summary>Key generation returns the material instead of caching it.</summary>
    Ephemeral = 0x0010,

    /// <summary>May encrypt.</summary>
    UsageEncrypt = 0x0020,

    /// <summary>May decrypt.</summary>
    UsageDecrypt = 0x0040,

    /// <summary>May sign.</summary>
    UsageSign = 0x0080,

    /// <summary>May verify.</summary>
    UsageVerify = 0x0100,

    /// <summary>May wrap keys.</summary>
    UsageWrap = 0x0200,

    /// <summary>May derive keys.</summary>
    UsageDerive = 0x0400,

    /// <summary>Every usage bit.</summary>
    UsageAny = 0x07E0,

    /// <summary>May be modified, not destroyed.</summary>
    NonDestroyable = 0x0800,

    /// <summary>
    /// Set by the server only: stripped from what clients send; clients get Access for everything but destroying a slot of SHE.
    /// </summary>
    Trusted = 0x1000,
}
