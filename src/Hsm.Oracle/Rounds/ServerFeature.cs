namespace Hsm.Oracle.Rounds;

/// <summary>What a server may or may not offer, as scenarios need it.</summary>
internal enum ServerFeature
{
    /// <summary>NVM ADDOBJECT, READ, LIST, GETMETADATA, DESTROYOBJECTS.</summary>
    Objects,

    /// <summary>KEY CACHE, EVICT, COMMIT, EXPORT, ERASE.</summary>
    Keys,

    /// <summary>Keys under the GLOBAL flag.</summary>
    GlobalKeys,

    /// <summary>COUNTER.</summary>
    Counters,

    /// <summary>AES-GCM by key id.</summary>
    AesGcm,

    /// <summary>AES-CMAC by key id.</summary>
    Cmac,

    /// <summary>Random numbers.</summary>
    Random,

    /// <summary>The PKCS#11 face.</summary>
    Token,
}
