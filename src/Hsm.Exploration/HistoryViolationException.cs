namespace Hsm.Exploration;

/// <summary>
/// What the sessions of a run observed is not linearizable with respect to the specification. The message draws the
/// operations as intervals and tells which can't be explained.
/// </summary>
public sealed class HistoryViolationException : Exception
{
    /// <summary>Makes the exception.</summary>
    public HistoryViolationException()
        : this("The recorded history is not linearizable.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The violation, drawn.</param>
    public HistoryViolationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The violation, drawn.</param>
    /// <param name="innerException">What led to it.</param>
    public HistoryViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
