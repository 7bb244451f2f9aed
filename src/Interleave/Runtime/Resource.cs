namespace Interleave.Runtime;

/// <summary>
/// Something logical threads meet at: a lock, an event, a task, a memory location. Identity is a first-touch
/// ordinal within the execution, never an address or hash code, so that it is the same in every process.
/// Instances are pooled by the execution: a subclass needs a parameterless constructor and must restore its
/// initial state in <see cref="Reset"/>.
/// </summary>
public abstract class Resource
{
    /// <summary>First-touch ordinal within the execution, from 0.</summary>
    public int Ordinal { get; internal set; } = -1;

    /// <summary>The user's object this models (the lock object, the array, the field's owner); null for statics.</summary>
    public object? Key { get; internal set; }

    internal int PoolId { get; set; }

    /// <summary>False when what threads do to it tells nothing of the order of anything else they do; detectors are not told then.</summary>
    internal virtual bool OrdersMemory => true;

    /// <summary>The kind shown to people: <c>lock</c>, <c>SemaphoreSlim</c>, <c>task</c>, <c>field</c>.</summary>
    public abstract string KindName { get; }

    /// <summary>Shown to people as <c>Name#Ordinal</c>; by default the key's type, or the label of the site that touched it first.</summary>
    public virtual string Name => Label ?? (Key is null ? KindName : TypeNames.Short(Key.GetType()));

    /// <summary>A name from the source, such as <c>KeyCache._gate</c>, when the rewriter could tell.</summary>
    public string? Label { get; set; }

    /// <summary>
    /// What this is a part of (a key's part of a dictionary), or null. An access to the whole is dependent with one to
    /// any of its parts; parts of one whole are independent of one another.
    /// </summary>
    internal Resource? Whole { get; set; }

    /// <summary>
    /// Whether <paramref name="thread"/>, whose pending access is on this resource, could go on now. Called often:
    /// it must be pure, cheap, and depend only on modelled state.
    /// </summary>
    /// <param name="thread">The waiting logical thread; its <see cref="LogicalThread.Pending"/> says what it wants.</param>
    /// <returns>True when the access would not block.</returns>
    public virtual bool IsReady(LogicalThread thread) => true;

    /// <summary>Who must act before a waiter can go on (the owner of a lock, ...); the wait-for edge of a deadlock report.</summary>
    /// <param name="holders">Receives the holders; nothing when unknown.</param>
    public virtual void AddHolders(List<LogicalThread> holders) { }

    /// <summary>
    /// Threads each of which must act before <paramref name="waiter"/> can go on, whatever else happens: a circle of these
    /// is a deadlock. By default the holders; to be overridden where one of several is enough, or where others than the
    /// holders can help.
    /// </summary>
    /// <param name="waiter">A thread that waits for this resource now.</param>
    /// <param name="needed">Receives the threads; nothing where that can't be told.</param>
    internal virtual void AddNeeded(LogicalThread waiter, List<LogicalThread> needed) => AddHolders(needed);

    /// <summary>True when the thread that took it must give it back; false where any thread may.</summary>
    internal virtual bool BelongsToThread => true;

    /// <summary>For locks: the site that took it last; 0 when unknown.</summary>
    internal int TakenAt { get; set; }

    /// <summary>Whether a thread that waits here would have gone on, had <see cref="Lost"/> not been lost.</summary>
    /// <param name="waiter">The thread.</param>
    /// <returns>False by default.</returns>
    internal virtual bool IsSignalMissedBy(LogicalThread waiter) => false;

    /// <summary>The last signal given here that nobody was there for and that left nothing behind; default when there is none.</summary>
    internal LostSignal Lost { get; set; }

    /// <summary>Back to the state of a fresh instance; called before reuse in a later execution.</summary>
    protected internal virtual void Reset() { }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}#{Ordinal}";
}
