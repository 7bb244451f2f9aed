namespace Interleave.Runtime;

/// <summary>
/// Type initialisers as a once-per-execution method of ours: no CLR lock is held while they run, so a logical thread
/// may block inside one, and a second thread that needs the type waits for the first, as the CLR has it (ECMA-335
/// I.8.9.5). They run without scheduling points.
/// </summary>
internal static class StaticInitializers
{
    internal static bool Begin(ref int epoch, Type type)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (thread is null)
        {
            // Outside of an execution: once per process, like the CLR's own.
            epoch = -1;
            return true;
        }

        Execution execution = thread.Execution;
        TypeInit init = execution.Resource<TypeInit>(type, out _);
        while (init.Runner is not null && !ReferenceEquals(init.Runner, thread) && !execution.IsStopping)
        {
            execution.Block(thread, AccessKind.Wait, init);
        }

        if (init.Failure is not null)
        {
            throw new TypeInitializationException(type.FullName, init.Failure);
        }

        if (ReferenceEquals(init.Runner, thread) || epoch == execution.StaticsEpoch)
        {
            return false;
        }

        init.Runner = thread;
        thread.AtomicDepth++;
        return true;
    }

    internal static void End(ref int epoch, Type type, Exception? failure)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (thread is null)
        {
            // Not done when it failed: the next access runs it again, and fails again.
            epoch = failure is null ? epoch : 0;
            Rethrow(type, failure);
            return;
        }

        thread.AtomicDepth--;
        TypeInit init = thread.Execution.Resource<TypeInit>(type, out _);
        init.Runner = null;
        if (failure is TeardownException)
        {
            throw TeardownException.Instance;
        }

        init.Failure = failure;
        Rethrow(type, failure);
        epoch = thread.Execution.StaticsEpoch;
    }

    private static void Rethrow(Type type, Exception? failure)
    {
        if (failure is not null)
        {
            throw new TypeInitializationException(type.FullName, failure);
        }
    }

    /// <summary>The initialiser of one type in one execution.</summary>
    private sealed class TypeInit : Resource
    {
        internal LogicalThread? Runner { get; set; }

        internal Exception? Failure { get; set; }

        public override string KindName => "type initialiser";

        public override string Name => Key is Type type ? $"initialiser of {TypeNames.Short(type)}" : KindName;

        public override bool IsReady(LogicalThread thread) => Runner is null || ReferenceEquals(Runner, thread);

        public override void AddHolders(List<LogicalThread> holders)
        {
            if (Runner is not null)
            {
                holders.Add(Runner);
            }
        }

        protected internal override void Reset() => (Runner, Failure) = (null, null);
    }
}
