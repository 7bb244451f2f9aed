using System.CommandLine;
using Hsm.Oracle;
using Hsm.Oracle.Scenarios;

namespace Hsm.Cli.Checking;

/// <summary>One way to name what <c>hsm check</c> holds against the specification, and its options.</summary>
internal abstract class TargetArguments
{
    /// <summary>The option that chooses this target, such as <c>--pkcs11</c>.</summary>
    internal abstract Option Choice { get; }

    /// <summary>Options that go with it; they are refused without <see cref="Choice"/>.</summary>
    internal virtual IReadOnlyList<Option> Others => [];

    /// <summary>Processes at once unless told.</summary>
    internal virtual int DefaultProcesses => 1;

    /// <summary>Opens the target.</summary>
    /// <param name="parsed">The command line, on which <see cref="Choice"/> is given.</param>
    /// <returns>The target; the caller disposes of it.</returns>
    /// <exception cref="OracleException">It can't be opened.</exception>
    internal abstract IOracleTarget Open(ParseResult parsed);
}
