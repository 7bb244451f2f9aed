namespace Interleave.Rewriting.Policy;

/// <summary>What the table says about a member.</summary>
/// <param name="IsRefused">Whether the call ends the execution.</param>
/// <param name="Reason">Why and what to do; or a remark on an atomic call.</param>
internal sealed record PolicyEntry(bool IsRefused, string? Reason)
{
    internal static readonly PolicyEntry Atomic = new(false, null);
}
