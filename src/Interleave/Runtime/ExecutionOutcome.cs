namespace Interleave.Runtime;

/// <summary>How an execution ended.</summary>
public enum ExecutionOutcome
{
    /// <summary>Without a finding.</summary>
    Clean,

    /// <summary>With a finding: a bug of the program under test.</summary>
    Finding,

    /// <summary>The tester lost sight of something.</summary>
    Uncontrolled,

    /// <summary>The tester contradicted itself.</summary>
    EngineDefect,
}
