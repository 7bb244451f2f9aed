namespace Interleave.Detection;

/// <summary>Two plain accesses to one location by two threads, one of them a write, with no happens-before order.</summary>
/// <param name="First">The one that came first in this execution.</param>
/// <param name="Second">The other.</param>
public readonly record struct DataRace(AccessEvent First, AccessEvent Second);
