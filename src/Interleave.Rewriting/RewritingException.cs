namespace Interleave.Rewriting;

/// <summary>An assembly, method or configuration that can't be used; the message says why and what to do next.</summary>
public sealed class RewritingException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public RewritingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What was thrown below.</param>
    public RewritingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
