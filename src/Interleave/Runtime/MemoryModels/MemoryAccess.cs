namespace Interleave.Runtime.MemoryModels;

/// <summary>One access to a modelled location.</summary>
/// <param name="Thread">Id of the logical thread.</param>
/// <param name="History">The location's.</param>
/// <param name="Owner">The object or array it is in; any object for statics.</param>
/// <param name="Site">Where.</param>
/// <param name="IsVolatile">Acquires when it reads, releases when it writes.</param>
internal readonly record struct MemoryAccess(int Thread, LocationHistory History, object Owner, int Site, bool IsVolatile);
