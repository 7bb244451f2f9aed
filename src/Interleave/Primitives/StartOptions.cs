namespace Interleave.Primitives;

/// <summary>How StartNew starts a task.</summary>
internal readonly record struct StartOptions(TaskCreationOptions Creation, TaskScheduler Scheduler, CancellationToken Token);
