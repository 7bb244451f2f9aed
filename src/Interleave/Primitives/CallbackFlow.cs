namespace Interleave.Primitives;

/// <summary>What an action given to an awaiter's OnCompleted takes along.</summary>
/// <param name="FlowsContext">The execution context flows.</param>
/// <param name="ContinuesOnCapturedContext">It runs where it was given: in the synchronization context or on the scheduler.</param>
internal readonly record struct CallbackFlow(bool FlowsContext, bool ContinuesOnCapturedContext);
