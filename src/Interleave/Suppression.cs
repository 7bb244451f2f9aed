namespace Interleave;

/// <summary>A finding that somebody knows not to be a bug (see <see cref="SuppressFindingAttribute"/>).</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Scope">Full name of the method or type, or an assembly's simple name; findings whose place or frames contain it match. Empty matches all.</param>
/// <param name="Reason">Why it is no bug.</param>
public sealed record Suppression(FindingKind Kind, string Scope, string Reason);
