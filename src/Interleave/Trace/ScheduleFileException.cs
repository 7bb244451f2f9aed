namespace Interleave.Trace;

/// <summary>A schedule file cannot be used: it is damaged, of another version, or of other assemblies. Nothing has run.</summary>
public sealed class ScheduleFileException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong, on which line, and what to do.</param>
    /// <param name="inner">The cause, when another exception is.</param>
    public ScheduleFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
