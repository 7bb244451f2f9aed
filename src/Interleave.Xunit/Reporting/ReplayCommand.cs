using Interleave.Xunit.Running;

namespace Interleave.Xunit.Reporting;

/// <summary>The exact command that replays a finding.</summary>
internal static class ReplayCommand
{
    /// <summary>Runs the test assembly itself, which every xunit.v3 test project builds as a program.</summary>
    internal static string Of(FoundBug bug)
    {
        string test = $"dotnet \"{bug.Target.AssemblyPath}\" -method \"{bug.Target.Method}\"";
        return OperatingSystem.IsWindows()
            ? $"$env:{InterleaveEnvironment.ReplayName}=\"{bug.File}\"; {test}"
            : $"{InterleaveEnvironment.ReplayName}=\"{bug.File}\" {test}";
    }
}
