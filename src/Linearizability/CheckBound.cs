namespace Linearizability;

/// <summary>Which bound ended a check before its verdict.</summary>
public enum CheckBound
{
    /// <summary>None: the check ran to its end.</summary>
    None,

    /// <summary><see cref="CheckOptions.MaxMemoEntries"/>.</summary>
    MemoEntries,

    /// <summary><see cref="CheckOptions.MaxMemoBytes"/>.</summary>
    MemoBytes,

    /// <summary><see cref="CheckOptions.MaxStates"/>, or <see cref="CheckOptions.MaxRoundStates"/> at the end of a round.</summary>
    States,

    /// <summary><see cref="CheckOptions.TimeLimit"/>.</summary>
    Time,

    /// <summary><see cref="CheckOptions.CancellationToken"/>.</summary>
    Cancelled,
}
