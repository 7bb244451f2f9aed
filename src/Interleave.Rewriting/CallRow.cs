namespace Interleave.Rewriting;

/// <summary>One line of the report: a distinct called member.</summary>
/// <param name="Assembly">Simple name of the calling assembly.</param>
/// <param name="Member">The member called, with parameter types.</param>
/// <param name="Verdict">What becomes of the call.</param>
/// <param name="Reason">For refused calls, why and what to do; for atomic ones, a remark or null.</param>
/// <param name="Count">Number of places that call it.</param>
public sealed record CallRow(string Assembly, string Member, CallVerdict Verdict, string? Reason, int Count);
