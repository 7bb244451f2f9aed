namespace Hsm;

/// <summary>
/// An invariant of the HSM does not hold: a defect of the HSM itself, never of its user. The message is the invariant,
/// as a sentence.
/// </summary>
public sealed class HsmInvariantException : Exception
{
    /// <summary>Makes the exception.</summary>
    public HsmInvariantException()
        : this("An invariant of the HSM does not hold.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The invariant that does not hold, as a sentence.</param>
    public HsmInvariantException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The invariant that does not hold, as a sentence.</param>
    /// <param name="innerException">What led to it.</param>
    public HsmInvariantException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
