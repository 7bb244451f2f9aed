using Hsm;

namespace Unit.Hsm;

/// <summary>
/// One processor of a real-time system: at each tick the ready job of the highest priority runs one step, as a preemptive
/// scheduler by fixed priorities has it. Its mutexes are those of the provider; whether it schedules by what jobs
/// inherit or by what they were given is the experiment.
/// </summary>
internal sealed class OneProcessor(bool inherits)
{
    private readonly List<Job> _jobs = [];
    private int _tick;

    /// <summary>
    /// Low is in its critical section when middle and high come; high wants the mutex, middle only the processor.
    /// </summary>
    /// <returns>How many ticks high waits for the mutex.</returns>
    public static int TicksHighWaits(int criticalTicks, int middlingTicks, bool inherits)
    {
        var mutex = new PriorityMutex();
        var processor = new OneProcessor(inherits);
        processor._jobs.Add(new Job(1, start: 0, [Step.Lock(mutex), .. Work(criticalTicks), Step.Unlock(mutex)]));
        processor._jobs.Add(new Job(5, start: 2, [.. Work(middlingTicks)]));
        var high = new Job(9, start: 2, [Step.Lock(mutex), Step.Unlock(mutex)]);
        processor._jobs.Add(high);
        return processor.RunUntilDone(high);
    }

    /// <summary>
    /// As above through a chain: low holds the inner mutex, second holds the outer one and waits for the inner, high
    /// wants the outer.
    /// </summary>
    /// <returns>How many ticks high waits for the outer mutex.</returns>
    public static int TicksHighWaitsNested(int criticalTicks, int middlingTicks, bool inherits)
    {
        var (inner, outer) = (new PriorityMutex(), new PriorityMutex());
        var processor = new OneProcessor(inherits);
        processor._jobs.Add(new Job(1, start: 0, [Step.Lock(inner), .. Work(criticalTicks), Step.Unlock(inner)]));
        processor._jobs.Add(new Job(3, start: 2, [Step.Lock(outer), Step.Lock(inner), .. Work(criticalTicks), Step.Unlock(inner), Step.Unlock(outer)]));
        processor._jobs.Add(new Job(5, start: 3, [.. Work(middlingTicks)]));
        var high = new Job(9, start: 3, [Step.Lock(outer), Step.Unlock(outer)]);
        processor._jobs.Add(high);
        return processor.RunUntilDone(high);
    }

    private static IEnumerable<Step> Work(int ticks) => Enumerable.Repeat(Step.Compute, ticks);

    // Asking for and giving up a mutex take no time of their own; a tick is one step of computing.
    private int RunUntilDone(Job awaited)
    {
        while (!awaited.IsDone)
        {
            var ready = _jobs.Where(job => job.Start <= _tick && !job.IsDone && job.Task.WaitsFor is null);
            var running = ready.MaxBy(job => inherits ? job.Task.EffectivePriority : job.Task.BasePriority);
            _tick += running is null || running.Run() ? 1 : 0;
        }

        return _tick - awaited.Start;
    }

    private sealed class Job
    {
        private readonly Step[] _steps;
        private int _next;

        public Job(int priority, int start, Step[] steps)
        {
            PriorityInheritance.SetPriority(Task, priority);
            Start = start;
            _steps = steps;
        }

        public PriorityTask Task { get; } = new();

        public int Start { get; }

        public bool IsDone => _next == _steps.Length;

        /// <summary>One step; true when it took a tick.</summary>
        public bool Run()
        {
            var step = _steps[_next++];
            if (step.IsLock)
            {
                PriorityInheritance.Request(Task, step.Mutex!);
            }
            else if (step.Mutex is { } released)
            {
                PriorityInheritance.Release(released);
            }

            return step.Mutex is null;
        }
    }

    private readonly record struct Step(PriorityMutex? Mutex, bool IsLock)
    {
        public static Step Compute => default;

        public static Step Lock(PriorityMutex mutex) => new(mutex, IsLock: true);

        public static Step Unlock(PriorityMutex mutex) => new(mutex, IsLock: false);
    }
}
