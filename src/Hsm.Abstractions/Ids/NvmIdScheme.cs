namespace Hsm.Abstractions;

/// <summary>How the ids in NVM requests name objects: wolfHSM has one or the other, by version (protocol page 7).</summary>
public enum NvmIdScheme
{
    /// <summary>
    /// The 16 bits are the object's id: every client reaches every client's objects, keys and counters. Commit 22ce98b; later
    /// versions when built with WOLFHSM_CFG_LEGACY_CLIENT_NVM.
    /// </summary>
    Raw,

    /// <summary>
    /// The low byte is a number among the client's own plain objects, 0x0100 with it one among those of every client. Nothing else is
    /// within reach, LIST goes through one of the two, and before INIT every NVM request answers Access.
    /// </summary>
    PerClient,
}
