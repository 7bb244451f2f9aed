namespace Hsm;

/// <summary>The locks of a server, in the one order in which they may be taken.</summary>
internal enum LockRank
{
    /// <summary>Guards the NVM store and its flash, the global key cache, every session's local key cache and their list.</summary>
    State = 0,

    /// <summary>Guards the accelerator: one operation at a time.</summary>
    Device = 1,
}

/// <summary>
/// The one lock order, and which lock guards which state:
/// <code>
/// rank    guards                                                        modes
/// State   NvmStore and IFlash, global KeyCache, all local KeyCaches,    shared (look-ups that change nothing)
///         KeyCacheRegistry                                              and exclusive
/// Device  IAccelerator (any ICryptoProvider with RequiresDeviceLock)    exclusive
/// </code>
/// State comes before Device, and neither is held while the other is taken: State covers flash I/O, Device covers the
/// accelerator, and no lock may be held across both. Whoever needs a key in the accelerator takes a snapshot under
/// State, gives State up, then takes Device. Not guarded by any lock, because one worker alone touches it: a session's
/// client id and life (ServerContext refuses a second worker). The list of sessions, who joins and leaves a scheduling,
/// and waiting at a transport have gates of their own (plain monitors, not of the provider): leaves that are held for a
/// few steps, under which none of the above is taken.
/// </summary>
internal static class LockOrder
{
    /// <summary>Number of ranks.</summary>
    public const int RankCount = 2;

    /// <summary>Asserts that a lock may be taken by a session that holds the given ones.</summary>
    /// <param name="heldRanks">One bit a rank.</param>
    /// <param name="wanted">The lock about to be taken.</param>
    /// <exception cref="HsmInvariantException">It may not.</exception>
    public static void AssertMayAcquire(int heldRanks, LockRank wanted)
    {
        if (heldRanks == 0)
        {
            return;
        }

        var rule = heldRanks >= 1 << (int)wanted
            ? "Locks are taken in the order State, Device, and none twice."
            : "No lock is held across both flash I/O and the accelerator: State is given up before Device is taken.";
        throw new HsmInvariantException($"{rule} Held: {Describe(heldRanks)}; wanted: {wanted}.");
    }

    private static string Describe(int heldRanks) => heldRanks switch
    {
        1 << (int)LockRank.State => nameof(LockRank.State),
        1 << (int)LockRank.Device => nameof(LockRank.Device),
        _ => nameof(LockRank.State) + " and " + nameof(LockRank.Device),
    };
}
