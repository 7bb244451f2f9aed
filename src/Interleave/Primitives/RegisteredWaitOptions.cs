namespace Interleave.Primitives;

/// <summary>How a wait is registered with the thread pool.</summary>
internal readonly record struct RegisteredWaitOptions(object? State, TimeSpan Timeout, bool Once, bool FlowsContext);
