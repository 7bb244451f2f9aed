namespace Interleave.Cli.Hosting;

/// <summary>What both commands end with; scripts and CI depend on these numbers.</summary>
internal static class ExitCode
{
    internal const int NoBug = 0;

    /// <summary>Usage, input, or something the tester does not control (it names the call).</summary>
    internal const int Input = 1;

    internal const int BugFound = 2;

    /// <summary>The tester contradicted itself, a replay that diverges on an unchanged assembly included.</summary>
    internal const int EngineDefect = 3;

    /// <summary>The lines of <c>--help</c> that explain them.</summary>
    internal const string Help =
        "Exit codes: 0 no bug; 1 usage, input or uncontrolled nondeterminism; 2 bug found; 3 engine defect.";
}
