namespace Unit.Primitives.Coverage;

/// <summary>What becomes of a call of a framework member in rewritten code.</summary>
internal enum Verdict
{
    Modelled,
    Atomic,
    Refused,
}
