namespace Hsm;

/// <summary>Key slots (AUTOSAR SHE, 4.3); the values are those of messages and of NVM ids.</summary>
internal enum SheSlot
{
    /// <summary>Secret of the device.</summary>
    SecretKey = 0,

    /// <summary>Authorises every update.</summary>
    MasterEcuKey = 1,

    /// <summary>Key of the boot loader's MAC.</summary>
    BootMacKey = 2,

    /// <summary>The boot loader's MAC.</summary>
    BootMac = 3,

    /// <summary>First of ten keys for use.</summary>
    Key1 = 4,

    /// <summary>Last of them.</summary>
    Key10 = 13,

    /// <summary>The key that is not kept.</summary>
    RamKey = 14,

    /// <summary>Seed of the generator.</summary>
    PrngSeed = 15,
}
