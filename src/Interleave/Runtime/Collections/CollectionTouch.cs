namespace Interleave.Runtime;

/// <summary>One call on its way to the contents it touches.</summary>
/// <param name="Site">The call.</param>
/// <param name="Kind">Read or Write.</param>
/// <param name="IsBase">A non-virtual call from an override.</param>
/// <param name="IsPending">Under a query that will read later.</param>
internal readonly record struct CollectionTouch(int Site, AccessKind Kind, bool IsBase = false, bool IsPending = false);
