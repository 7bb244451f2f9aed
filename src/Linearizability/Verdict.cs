namespace Linearizability;

/// <summary>What a check found.</summary>
public enum Verdict
{
    /// <summary>An order of the operations explains every outcome.</summary>
    Linearizable,

    /// <summary>No order does; shown by exhausting them.</summary>
    NotLinearizable,

    /// <summary>A bound was reached first.</summary>
    Unknown,
}
