namespace Hsm.Oracle.Histories;

/// <summary>What the times of a history count.</summary>
public enum TimeUnit
{
    /// <summary>"ns": nanoseconds.</summary>
    Nanoseconds,

    /// <summary>"us": microseconds.</summary>
    Microseconds,

    /// <summary>"ms": milliseconds.</summary>
    Milliseconds,

    /// <summary>"none": events; only their order means something.</summary>
    None,
}
