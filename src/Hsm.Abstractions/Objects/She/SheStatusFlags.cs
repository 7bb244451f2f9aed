namespace Hsm.Abstractions;

/// <summary>The status register of SHE (AUTOSAR SHE, 4.7.14).</summary>
[Flags]
public enum SheStatusFlags
{
    /// <summary>No bit.</summary>
    None = 0,

    /// <summary>A command is being processed.</summary>
    Busy = 1,

    /// <summary>Secure boot is on.</summary>
    SecureBoot = 2,

    /// <summary>The boot MAC was stored in this boot.</summary>
    BootInit = 4,

    /// <summary>Secure boot has ended, well or not.</summary>
    BootFinished = 8,

    /// <summary>The boot MAC matched.</summary>
    BootOk = 16,

    /// <summary>The generator is initialised.</summary>
    RngInit = 32,

    /// <summary>A debugger is attached.</summary>
    ExternalDebugger = 64,

    /// <summary>Debugging was activated.</summary>
    InternalDebugger = 128,
}
