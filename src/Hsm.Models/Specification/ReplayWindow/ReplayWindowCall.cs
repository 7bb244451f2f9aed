namespace Hsm.Models.Specification;

/// <summary>A call of a replay window.</summary>
/// <param name="Counter">The counter it is about; at most 2^63 - 1, which the state's lists can hold.</param>
/// <param name="IsMark">True: Mark; false: Check.</param>
public readonly record struct ReplayWindowCall(ulong Counter, bool IsMark)
{
    /// <inheritdoc/>
    public override string ToString() => IsMark ? $"Mark({Counter})" : $"Check({Counter})";
}
