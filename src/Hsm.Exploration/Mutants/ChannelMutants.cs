namespace Hsm.Exploration;

/// <summary>Planted bugs of the secure channel.</summary>
internal static class ChannelMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [];
}
