namespace Hsm;

/// <summary>
/// The one lock order, and which lock guards which state:
/// <code>
/// rank          guards                                                        modes                 lock: One    Split
/// Applications  TokenState: applications of the PKCS#11 face, PINs;           shared and exclusive  applications applications
///               UserRegistry: users, logins
/// Caches        global KeyCache, all local KeyCaches, KeyCacheRegistry;       shared and exclusive  state        caches
///               VerifyCache: chains that held
/// Store         NvmStore and IFlash                                           shared and exclusive  state        store
/// Device        IAccelerator (any ICryptoProvider with RequiresDeviceLock)    exclusive             device       device
/// </code>
/// The order is Applications, Caches, Store, Device. A request asks for all it needs of the first three at once, in one
/// call that takes them in that order: under One, Caches and Store are a single lock, which cannot be taken twice. Device
/// is taken by itself: Store covers flash I/O, Device covers the accelerator, and no lock may be held across both (under
/// One, Caches is the same lock as Store). Where the server has users, every request but COMM's looks at Applications in
/// each of its critical sections: permissions are those of the instant of the effect. Whoever needs a key in the accelerator takes a snapshot, gives the others up,
/// then takes Device. So no thread that waits for Device holds anything, and one that waits for another rank holds lower
/// ranks only: no cycle.
/// <para>
/// <b>What may be asked for less than both.</b> The one invariant across the two is: <i>a committed key in a cache is
/// the object of that id in NVM</i>. It can be broken from two sides only. Putting a committed copy into a cache: whoever
/// does so changes Caches and looks at Store, so NVM stands still meanwhile. Changing an object in NVM that a cache may
/// have: whoever does so changes both, and no cache is read between the NVM write (the commit point) and the dropping or
/// updating of the copies. All else keeps it by itself:
/// </para>
/// <code>
/// asked for                       by                                              why it is enough
/// looks at Caches                 use and export of a cached key                  the copy is what NVM has, or uncommitted
/// changes Caches                  evict, INIT, CLOSE, a session's begin and end   taking a copy away breaks nothing
/// changes Caches, looks at Store  loading a key from NVM, KEY CACHE (policy and   NVM is read, not written
///                                 free ids are asked of NVM too)
/// looks at Store                  NVM READ, GETMETADATA, LIST, COUNTER READ       caches are not asked: NVM is the truth
/// changes Store                   counters, objects of the PKCS#11 face, users,   no cache has a copy of an object of these types
///                                 attempts at their PINs, slots of SHE
/// changes both                    commit, erase, revoke, NVM ADD and DESTROY      they change what copies are copies of
/// </code>
/// A log that is copied to the other partition moves records, not objects: copies stay true. Every request that touches
/// state does so in one hold of what it asks for (a miss in a cache starts anew under the stronger hold), which is why
/// its effect has one instant whatever the others hold.
/// <para>
/// Attempts at one secret (a user's proof, a PIN of the PKCS#11 face) come one after the other by a monitor of its own,
/// ProofAttempts.Gate, which is taken with no lock held; the locks above are taken under it, and given up while the proof
/// is looked at.
/// </para>
/// <para>
/// Not guarded by any lock, because one worker alone touches it: a session's client id and life (ServerContext refuses a
/// second worker). The list of sessions, who joins and leaves a scheduling, and waiting at a transport have gates of
/// their own (plain monitors, not of the provider): leaves that are held for a few steps, under which none of the above
/// is taken.
/// </para>
/// </summary>
internal static class LockOrder
{
    /// <summary>Number of ranks.</summary>
    public const int RankCount = 4;

    /// <summary>Asserts that a session that holds some locks may ask for others.</summary>
    /// <param name="held">What it holds, in either mode.</param>
    /// <param name="wanted">What it asks for.</param>
    /// <exception cref="HsmInvariantException">It may not; says which rule forbids it.</exception>
    public static void AssertMayAcquire(Guarded held, Guarded wanted)
    {
        if (held == Guarded.None && wanted <= Guarded.Device)
        {
            return;
        }

        throw new HsmInvariantException($"{BrokenRule(held, wanted)} Held: {held}; wanted: {wanted}.");
    }

    private static string BrokenRule(Guarded held, Guarded wanted)
    {
        // The lowest rank that is wanted must be above the highest that is held.
        var isInOrder = held < (Guarded)((int)wanted & -(int)wanted);
        return !isInOrder ? "Locks are taken in the order Applications, Caches, Store, Device, and none twice."
            : wanted >= Guarded.Device ? "No lock is held across both flash I/O and the accelerator: the others are given up before Device is taken."
            : "Applications, Caches and Store are asked for at once: with one lock for the last two, the second would be the first once more.";
    }
}
