namespace Interleave;

/// <summary>Findings of this kind whose place is the marked method or type are counted but not reported.</summary>
/// <param name="kind">The kind of finding to suppress.</param>
/// <param name="reason">Why this is not a bug; printed in the summary, so that it is never forgotten.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SuppressFindingAttribute(FindingKind kind, string reason) : Attribute
{
    /// <summary>The kind of finding to suppress.</summary>
    public FindingKind Kind { get; } = kind;

    /// <summary>Why this is not a bug.</summary>
    public string Reason { get; } = reason;
}
