namespace Interleave.Runtime;

/// <summary>The tester lost sight of something: a call or wait that no model controls. Neither a finding nor an engine defect.</summary>
public sealed class UncontrolledException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What happened, which call, and what to do about it.</param>
    public UncontrolledException(string message)
        : base(message)
    {
    }
}
