namespace Interleave.Runtime;

/// <summary>A signal that woke nobody and that nobody can see any more.</summary>
/// <param name="By">Who gave it; null for none.</param>
/// <param name="Site">Where.</param>
/// <param name="Why">How it came to nothing, as the end of a sentence: <c>when nobody waited</c>.</param>
internal readonly record struct LostSignal(LogicalThread? By, int Site, string Why);
