namespace Interleave;

/// <summary>
/// A race or deadlock that prediction took to be possible and that no witness schedule showed: perhaps a bug, perhaps
/// something that the order of the program excludes. Never a finding.
/// </summary>
/// <param name="Kind">DataRace or Deadlock.</param>
/// <param name="Message">One line: what might happen, and why the witness did not show it.</param>
/// <param name="Place">Where; told once for each kind and place.</param>
/// <param name="Index">The execution it was predicted from.</param>
public sealed record UnconfirmedPrediction(FindingKind Kind, string Message, string Place, long Index);
