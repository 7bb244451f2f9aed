namespace Interleave.Runtime;

/// <summary>A suspended async method.</summary>
/// <param name="Method">The async method, as in the source.</param>
/// <param name="On">What it awaits.</param>
/// <param name="Site">Where.</param>
public sealed record PendingAwait(string Method, Resource On, int Site);
