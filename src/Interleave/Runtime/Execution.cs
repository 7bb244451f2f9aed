using System.Runtime.Loader;
using System.Text;
using Interleave.Strategies;
using Interleave.Trace;

namespace Interleave.Runtime;

/// <summary>
/// One worker's executions, one after another: the logical threads, the resources, the virtual clock. Exactly one
/// logical thread runs at a time (it holds the baton), so nothing in here needs a lock. Reused, so that a warm
/// worker allocates nothing.
/// </summary>
public sealed partial class Execution : IDisposable
{
    private static int s_epochs;

    private readonly CarrierPool _carriers;
    private readonly Carrier _driver;
    private readonly List<LogicalThread> _threadPool = [];
    private readonly List<LogicalThread> _threads = [];

    // Those of them that have not ended, by ascending id: a periodic timer can leave very many behind.
    private readonly List<LogicalThread> _alive = [];
    private LogicalThread[] _enabled = new LogicalThread[16];
    private IStrategy _strategy = null!;
    private ExecutionOptions _options = null!;
    private SeededRandom _random;
    private int _serial;
    private int _live;
    private int _foreground;
    private bool _mainDone;
    private long _mutations;

    /// <summary>Creates the executions of one worker.</summary>
    /// <param name="cpu">CPU to pin the worker's threads to; -1 for none.</param>
    /// <param name="name">Name prefix of the worker's OS threads.</param>
    public Execution(int cpu, string name)
    {
        _carriers = new CarrierPool(cpu, name);
        _driver = new Carrier(_carriers);
        ResourcesById = new ResourceTable();
    }

    /// <summary>Distinguishes this execution from all others; statics of rewritten code are stale unless they carry it. Positive, and unique in the process.</summary>
    public int StaticsEpoch { get; private set; }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>The decisions so far.</summary>
    public DecisionLog Decisions { get; } = new();

    /// <summary>Scheduling points so far, forced ones included.</summary>
    public int Steps { get; private set; }

    /// <summary>Hand-overs from one OS thread to another so far.</summary>
    public int Switches { get; private set; }

    /// <summary>Every logical thread of the execution by id.</summary>
    public IReadOnlyList<LogicalThread> Threads => _threads;

    /// <summary>The load context with this worker's copy of the test; null when the test is not rewritten code.</summary>
    internal AssemblyLoadContext? Context { get; set; }

    /// <summary>True while an execution is under way.</summary>
    internal bool IsActive { get; private set; }

    /// <summary>True once the execution has ended and its threads unwind: models do nothing then.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>The recorded events; null when not tracing.</summary>
    public ExecutionTrace? Trace { get; private set; }

    /// <summary>What logical threads wrote to the console; null when it is dropped.</summary>
    internal StringBuilder? Output { get; private set; }

    /// <summary>The thread that was let go on last; read by the watchdog from another OS thread, so only a hint.</summary>
    internal LogicalThread? Running { get; private set; }

    /// <summary>The steps of the last execution, when they were asked for.</summary>
    internal List<StepSeen> StepLog { get; } = [];

    /// <summary>Which sites were left in favour of others, over the worker's executions.</summary>
    internal SiteCoverage Coverage { get; } = new();

    /// <summary>For models: tasks that failed, judged when the execution ends.</summary>
    public List<Task> FaultedTasks { get; } = [];

    /// <summary>For models: suspended async methods, so that a deadlock report can tell what they wait for.</summary>
    public List<PendingAwait> PendingAwaits { get; } = [];

    /// <summary>For models: state they keep for one execution, by their own type; cleared between executions.</summary>
    public Dictionary<Type, object> Extensions { get; } = [];

    internal ResourceTable ResourcesById { get; }

    /// <summary>The resource that models an object; created at its first touch.</summary>
    /// <typeparam name="T">The model's resource type.</typeparam>
    /// <param name="key">The user's object, compared by reference.</param>
    /// <param name="created">True at the first touch in this execution: the model then sets it up from the real object.</param>
    /// <returns>The resource.</returns>
    public T Resource<T>(object key, out bool created)
        where T : Resource, new() => ResourcesById.GetOrAdd<T>(key, out created);

    /// <summary>A resource that no user object stands for.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>A fresh resource.</returns>
    public T NewResource<T>()
        where T : Resource, new() => ResourcesById.Create<T>();

    /// <summary>64 bits drawn from the execution's own stream: a function of (seed, index) and of how many were drawn before.</summary>
    /// <returns>The bits.</returns>
    public ulong RandomBits() => _random.NextBits();

    /// <summary>Fills a buffer from the execution's own stream.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    public void RandomBytes(Span<byte> buffer) => _random.NextBytes(buffer);

    /// <summary>A choice the strategy makes and the schedule records.</summary>
    /// <param name="bound">Exclusive, at least 1.</param>
    /// <returns>0 to bound - 1.</returns>
    public int Choose(int bound)
    {
        if (TakesTurns())
        {
            return FairValue(bound);
        }

        int value = _strategy.NextValue(bound);
        Record(new Decision(value, (ulong)bound, AccessKind.Choice, -1, LogicalThread.Current?.CurrentSite ?? 0));
        return value;
    }

    /// <summary>Runs one execution on the calling thread, which becomes its main logical thread.</summary>
    /// <param name="body">The test.</param>
    /// <param name="strategy">Decides; its NextExecution was called by the caller.</param>
    /// <param name="start">Seed and index, for the random stream; profile, for the quiet sites.</param>
    /// <param name="options">How.</param>
    /// <returns>How it ended.</returns>
    public ExecutionOutcome Run(Action body, IStrategy strategy, in ExecutionStart start, ExecutionOptions options)
    {
        Begin(strategy, start, options);
        IsActive = true;
        LogicalThread main = NewThread(ThreadKind.Main, "test");
        main.Carrier = _driver;
        RunMain(main, body);
        Unwind();
        Finish();
        IsActive = false;
        return Outcome;
    }

    /// <summary>Creates a logical thread; it becomes enabled at once and runs when first chosen.</summary>
    /// <param name="kind">Where it comes from.</param>
    /// <param name="name">Shown to people; empty for none.</param>
    /// <param name="body">Runs under control. An exception that leaves it is an <see cref="FindingKind.UnhandledException"/>.</param>
    /// <param name="state">Passed to the body.</param>
    /// <param name="flowContext">Whether AsyncLocal values flow into it.</param>
    /// <returns>The thread.</returns>
    public LogicalThread Spawn(ThreadKind kind, string name, Action<object?> body, object? state, bool flowContext = true)
    {
        LogicalThread thread = NewThread(kind, name);
        thread.Body = body;
        thread.BodyState = state;
        thread.Context = flowContext ? ExecutionContext.Capture() : null;
        return thread;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _carriers.Dispose();
        _driver.Baton.Dispose();
    }

    /// <summary>Body of a carrier: one logical thread from its first step to its end.</summary>
    /// <returns>True when the carrier itself goes on with the next logical thread.</returns>
    internal bool RunOnCarrier(LogicalThread thread, Carrier carrier)
    {
        LogicalThread.Current = thread;
        Running = thread;
        try
        {
            thread.Pending = new PendingAccess(AccessKind.Start, thread.Pending.Resource, 0);
            Decisions.Mix(thread.Id, AccessKind.Start, -1);
            LogStep(thread);
            Observe(thread);
            RunBody(thread);
        }
        catch (TeardownException)
        {
            // The execution has ended; nothing more to do for this thread.
        }
        catch (Exception exception)
        {
            FailWith(exception, thread);
        }

        LogicalThread.Current = null;
        return End(thread, carrier);
    }

    private static void RunBody(LogicalThread thread)
    {
        // The carrier ran somebody else before: AsyncLocal values (the culture among them) must not leak through.
        SynchronizationContext.SetSynchronizationContext(null);
        ContextSwitch.Quietly(null);
        ContextSwitch.To(thread.Context);
        thread.Body!(thread.BodyState);

        // As a thread or a pool item does at its end: who listens to an AsyncLocal hears that its value goes.
        ContextSwitch.To(null);
    }

    private void LogStep(LogicalThread thread)
    {
        if (_options.LogSteps)
        {
            PendingAccess done = thread.Pending;
            StepLog.Add(new StepSeen(thread.Id, done.Kind, done.ResourceOrdinal, done.Site));
        }
    }

    private void Begin(IStrategy strategy, in ExecutionStart start, ExecutionOptions options)
    {
        ForeignThreads.Enter(this);
        _strategy = strategy;
        _options = options;
        _random = new SeededRandom(start.Seed ^ 0xA0761D6478BD642FUL, (ulong)start.Index);
        // Unique in the process: load contexts, and with them the epochs in their statics, may outlive an Execution.
        StaticsEpoch = Interlocked.Increment(ref s_epochs);
        (_live, _foreground, _mutations, _mainDone) = (0, 0, 0, false);
        (Steps, Switches, IsStopping, _timedWaits) = (0, 0, false, 0);
        (Outcome, Draft, UncontrolledMessage) = (ExecutionOutcome.Clean, null, null);
        Decisions.Clear();
        Clock.Reset();
        Trace = options.Trace ? new ExecutionTrace() : null;
        Output = options.Trace ? new StringBuilder() : null;
        BeginMemory(start.Profile);
        BeginDetection();
        BeginProgress();
        BeginTime();
        StepLog.Clear();
        _given.Clear();
        _usesRegions = false;
        _noted.Clear();
    }

    private LogicalThread NewThread(ThreadKind kind, string name)
    {
        int id = _threads.Count;
        if (id == _threadPool.Count)
        {
            _threadPool.Add(new LogicalThread());
        }

        LogicalThread thread = _threadPool[id];
        thread.Assign(this, id, ++_serial, kind, ResourcesById.Create<ThreadEnd>());
        thread.Name = name;
        _threads.Add(thread);
        _alive.Add(thread);
        _live++;
        _foreground += kind == ThreadKind.Foreground ? 1 : 0;
        BeginThreadOrder(thread);
        return thread;
    }

    private void RunMain(LogicalThread main, Action body)
    {
        LogicalThread.Current = main;
        Running = main;
        SynchronizationContext? outer = SynchronizationContext.Current;
        ExecutionContext? context = ExecutionContext.Capture();
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            body();
            CheckHeldLocks(main);
        }
        catch (TeardownException)
        {
            // Ended elsewhere, or by a finding of its own.
        }
        catch (Exception exception)
        {
            FailWith(exception, main);
        }

        ContextSwitch.Quietly(context);

        SynchronizationContext.SetSynchronizationContext(outer);
        EndMain(main);
        LogicalThread.Current = null;
    }

    private void Finish()
    {
        if (Outcome == ExecutionOutcome.Clean)
        {
            JudgeFaultedTasks();
        }

        JudgeNoted();
        JudgeRaces();
        ForeignThreads.Leave(this);
        EndMemory();
        foreach (LogicalThread thread in _threads)
        {
            thread.Release();
        }

        _threads.Clear();
        _alive.Clear();
        FaultedTasks.Clear();
        PendingAwaits.Clear();
        Extensions.Clear();
        ResourcesById.Clear();
    }
}
