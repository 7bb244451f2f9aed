namespace Linearizability;

/// <summary>One call with its return, or a call that never returned.</summary>
/// <typeparam name="TInput">What the caller asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <remarks>
/// Times are ticks of any clock that orders the calls and returns of one history; only their order counts. A call
/// and a return with equal times count as concurrent (hsm-notes, 20).
/// </remarks>
public readonly record struct Operation<TInput, TOutput>
{
    /// <summary>The label of the caller: a column in a picture, nothing more. Calls of one client may overlap.</summary>
    public required int Client { get; init; }

    /// <summary>What the caller asked for.</summary>
    public required TInput Input { get; init; }

    /// <summary>When the call began: no later than its effect.</summary>
    public required long CallTime { get; init; }

    /// <summary>What came back; the default, pending, when nothing did.</summary>
    public Outcome<TOutput> Outcome { get; init; }

    /// <summary>When the call ended: no earlier than its effect. Not read while the operation is pending.</summary>
    public long ReturnTime { get; init; }

    /// <summary>Whether the call never returned.</summary>
    public bool IsPending => !Outcome.HasReturned;

    /// <summary>The same call with its return forgotten.</summary>
    /// <returns>A pending operation with the same client, input and call time.</returns>
    /// <remarks>
    /// Every linearization of a history is also one of the history with some operation forgotten, so a forgetful
    /// history that fails proves that the whole one fails. That makes forgetting the way to minimise.
    /// </remarks>
    public Operation<TInput, TOutput> Forget() => this with { Outcome = default, ReturnTime = long.MaxValue };
}
