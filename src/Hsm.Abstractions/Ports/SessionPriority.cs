namespace Hsm.Abstractions;

/// <summary>How urgent a session's requests are to a scheduling that looks at priorities; the others treat all alike.</summary>
public enum SessionPriority
{
    /// <summary>After the others, but never for good.</summary>
    Low = 0,

    /// <summary>What a session has unless said otherwise.</summary>
    Normal = 1,

    /// <summary>Before the others.</summary>
    High = 2,
}
