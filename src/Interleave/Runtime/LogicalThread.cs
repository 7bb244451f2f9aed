namespace Interleave.Runtime;

/// <summary>
/// A thread, task body, pool item or continuation of the program under test. Exactly one logical thread of an
/// execution runs at a time; every other one stands at a scheduling point. Instances are pooled by the worker.
/// </summary>
public sealed class LogicalThread
{
    [ThreadStatic]
    private static LogicalThread? t_current;

    private readonly int[] _lastAccesses = new int[4];
    private Execution? _execution;

    /// <summary>The logical thread the calling OS thread carries; null on any other thread (finalizer, debugger, foreign).</summary>
    public static LogicalThread? Current
    {
        get => t_current;
        internal set => t_current = value;
    }

    /// <summary>Ordinal of creation within the execution, from 0 (the test method).</summary>
    public int Id { get; private set; }

    /// <summary>Never equal for two logical threads of one worker; decides when [ThreadStatic] fields are stale.</summary>
    public int Serial { get; private set; }

    /// <summary>Where it came from.</summary>
    public ThreadKind Kind { get; internal set; }

    /// <summary>Shown to people.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The execution it belongs to.</summary>
    public Execution Execution => _execution!;

    /// <summary>The visible action it stands before (or did last, while it runs).</summary>
    public PendingAccess Pending { get; internal set; }

    /// <summary>True once its body has returned.</summary>
    public bool IsFinished { get; internal set; }

    /// <summary>The locks it holds now, outermost first; a recursive acquisition is listed once.</summary>
    public IReadOnlyList<Resource> HeldLocks => Held;

    /// <summary>For models: what this thread waits for besides the resource's state (a monitor's wait node, a count).</summary>
    public object? WaitState { get; set; }

    /// <summary>For models: the user's <see cref="Thread"/> object of this logical thread, when there is one.</summary>
    public Thread? UserThread { get; set; }

    /// <summary>The resource others wait on to see this thread end.</summary>
    public ThreadEnd Ended { get; private set; } = null!;

    internal List<Resource> Held { get; } = new(4);

    /// <summary>How many of <see cref="Held"/> it held when the async method that runs now began or went on.</summary>
    internal int HeldBefore { get; set; }

    /// <summary>The outermost declared region it is in; null outside of any.</summary>
    internal RegionResource? Region { get; set; }

    internal int RegionDepth { get; set; }

    /// <summary>How often others were given what it waits for since it waits.</summary>
    internal int PassedOver { get; set; }

    /// <summary>The execution's mutation count when a time limit of this thread elapsed last.</summary>
    internal long ElapsedAt { get; set; } = -1;

    /// <summary>Accesses to memory it has made, silent ones included.</summary>
    internal int Accesses { get; private set; }

    /// <summary>Scheduling points it stood at in this execution, while others were alive.</summary>
    internal int Points { get; set; }

    internal Carrier? Carrier { get; set; }

    internal Action<object?>? Body { get; set; }

    internal object? BodyState { get; set; }

    internal ExecutionContext? Context { get; set; }

    /// <summary>Set by <see cref="Probe.Site"/> just before a modelled call.</summary>
    internal int CurrentSite { get; set; }

    /// <summary>Above 0: no scheduling points, except where it would block.</summary>
    internal int AtomicDepth { get; set; }

    /// <summary>Virtual time at which a timed wait gives up; <see cref="VirtualClock.Never"/> without one.</summary>
    internal long Deadline { get; set; } = VirtualClock.Never;

    /// <summary>A wait that this token ends; default without one.</summary>
    internal CancellationToken Token { get; set; }

    /// <summary>True while it stands before an access that may have to wait for its resource.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>The execution's mutation count when this thread yielded last; equal means: others go first.</summary>
    internal long YieldedAt { get; set; } = -1;

    /// <summary>The execution's step count at that yield.</summary>
    internal int YieldedStep { get; set; }

    /// <summary>How often it yielded in a row with nothing changing in between; meaningful while <see cref="YieldedAt"/> is current.</summary>
    internal int YieldCount { get; set; }

    internal SpinDetector Spin { get; } = new();

    internal RefOrigins Refs { get; } = new();

    internal StaticOrigins Statics { get; } = new();

    private bool IsTimeUp => Deadline <= Execution.Clock.Now || (Deadline != VirtualClock.Never && Execution.IsTimeFree);

    internal bool CanGoOn() =>
        !IsWaiting || Pending.Resource!.IsReady(this) || IsTimeUp || Token.IsCancellationRequested;

    internal void NoteAccess(int site) => _lastAccesses[++Accesses % _lastAccesses.Length] = site;

    /// <summary>Whether every access since an earlier count was a read of the given member, at few sites.</summary>
    internal bool HasOnlyRead(string? label, int since)
    {
        for (int at = since + 1; at <= Accesses; at++)
        {
            if (Accesses - since > _lastAccesses.Length || SiteTable.Get(_lastAccesses[at % _lastAccesses.Length]).ShortMember != label)
            {
                return false;
            }
        }

        return true;
    }

    internal void Assign(Execution execution, int id, int serial, ThreadKind kind, ThreadEnd ended)
    {
        _execution = execution;
        Id = id;
        Serial = serial;
        Kind = kind;
        Ended = ended;
        ended.Thread = this;
        Name = "";
        Pending = new PendingAccess(AccessKind.Start, null, 0);
        IsFinished = false;
        IsWaiting = false;
        Points = 0;
        HeldBefore = 0;
        Region = null;
        RegionDepth = 0;
        ElapsedAt = -1;
        Accesses = 0;
        YieldedAt = -1;
        YieldCount = 0;
        AtomicDepth = 0;
        CurrentSite = 0;
        Deadline = VirtualClock.Never;
        Token = default;
        WaitState = null;
        UserThread = null;
        Carrier = null;
        Held.Clear();
        Spin.Clear();
        Refs.Clear();
        Statics.Clear();
    }

    /// <summary>Lets go of what belongs to the user, so that pooling keeps nothing alive.</summary>
    internal void Release()
    {
        Body = null;
        BodyState = null;
        Context = null;
        WaitState = null;
        UserThread = null;
        Token = default;
        Pending = default;
        Held.Clear();
        Spin.Clear();
        Refs.Clear();
        Statics.Clear();
    }

    /// <inheritdoc/>
    public override string ToString() => Name.Length > 0 ? $"T{Id} {Name}" : $"T{Id}";
}
