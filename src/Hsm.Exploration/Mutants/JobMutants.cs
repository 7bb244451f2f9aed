namespace Hsm.Exploration;

/// <summary>Planted bugs of asynchronous jobs and pipelined records.</summary>
internal static class JobMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [];
}
