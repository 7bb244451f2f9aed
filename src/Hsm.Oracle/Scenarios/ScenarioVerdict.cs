namespace Hsm.Oracle.Scenarios;

/// <summary>What the oracle says of one scenario, from harmless to grave.</summary>
public enum ScenarioVerdict
{
    /// <summary>The target can't take part; nothing was judged.</summary>
    Unsupported,

    /// <summary>Every round was linearizable.</summary>
    Linearizable,

    /// <summary>A bound was reached before some verdict, and no violation was found elsewhere.</summary>
    Unknown,

    /// <summary>Some round was not linearizable.</summary>
    NotLinearizable,

    /// <summary>The target answers, but something in it is unusable for good.</summary>
    Corrupted,

    /// <summary>A call did not return.</summary>
    Hung,

    /// <summary>The target crashed.</summary>
    Crashed,

    /// <summary>The oracle missed a planted violation here: a clean verdict would mean nothing.</summary>
    Blind,
}
