namespace Interleave.Runtime;

/// <summary>The tester contradicted itself: an engine bug, to be reported to us with the schedule file.</summary>
public sealed class EngineDefectException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What was expected and what was seen.</param>
    public EngineDefectException(string message)
        : base(message)
    {
    }
}
