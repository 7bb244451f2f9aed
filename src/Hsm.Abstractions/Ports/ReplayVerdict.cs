namespace Hsm.Abstractions;

/// <summary>What a replay window says of a counter.</summary>
public enum ReplayVerdict
{
    /// <summary>Not received before, and not too old.</summary>
    Ok,

    /// <summary>Received before, and still in the window.</summary>
    Duplicate,

    /// <summary>Below the window, or not below the limit: not told apart from a replay, so not to be let in.</summary>
    TooOld,
}
