namespace Interleave;

/// <summary>When virtual time passes.</summary>
public enum TimeMode
{
    /// <summary>Only when no logical thread can go on; then to the earliest due time. The default.</summary>
    Virtual,

    /// <summary>Whenever the strategy says so: any delay or time limit may elapse at any scheduling point.</summary>
    Nondeterministic,
}
