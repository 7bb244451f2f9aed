namespace Hsm.Exploration;

/// <summary>Planted bugs of lock use.</summary>
internal static class LockMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [];
}
