namespace Interleave.Runtime;

/// <summary>Questions the strategies and detectors ask about access kinds.</summary>
public static class AccessKinds
{
    /// <summary>True when the access cannot change what any other thread will see.</summary>
    /// <param name="kind">The kind asked about.</param>
    /// <returns>True for reads and yields.</returns>
    public static bool IsReadOnly(AccessKind kind) =>
        kind is AccessKind.Read or AccessKind.Yield or AccessKind.None or AccessKind.Start or AccessKind.Join;

    /// <summary>
    /// True when the order of the two accesses can matter: same resource, or one a part of the other, not both read-only
    /// (the dependency relation of partial-order reduction; Godefroid 1996, §3.3).
    /// </summary>
    /// <param name="a">One pending access.</param>
    /// <param name="b">The other.</param>
    /// <returns>Whether the two are dependent.</returns>
    public static bool AreDependent(in PendingAccess a, in PendingAccess b) =>
        a.Resource is { } first
        && b.Resource is { } second
        && (ReferenceEquals(first, second) || ReferenceEquals(first.Whole, second) || ReferenceEquals(second.Whole, first))
        && !(IsReadOnly(a.Kind) && IsReadOnly(b.Kind));
}
