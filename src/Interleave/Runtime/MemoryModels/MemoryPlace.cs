namespace Interleave.Runtime.MemoryModels;

/// <summary>Where an access goes and where it stands.</summary>
/// <param name="Owner">The object or array; for a static field what stands for its type.</param>
/// <param name="Member">Number of the field, or the element's index.</param>
/// <param name="Site">The site.</param>
/// <param name="IsStatic">True for static fields.</param>
internal readonly record struct MemoryPlace(object Owner, int Member, int Site, bool IsStatic = false);
