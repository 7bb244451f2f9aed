namespace Interleave.Detection;

/// <summary>A region that no order of whole regions explains.</summary>
/// <param name="Region">Resource ordinal of the region.</param>
/// <param name="First">The region's own access from which the circle goes out.</param>
/// <param name="Entering">The access of another thread that came after <paramref name="First"/> and conflicts with it.</param>
/// <param name="Leaving">The access of another thread, the same or a later one, that came before <paramref name="Last"/> and conflicts with it.</param>
/// <param name="Last">The region's own access that closes the circle.</param>
public sealed record AtomicityViolation(int Region, AccessEvent First, AccessEvent Entering, AccessEvent Leaving, AccessEvent Last);
