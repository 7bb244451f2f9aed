namespace Interleave.Cli.Hosting;

/// <summary>The object of <c>--json</c> when a command could not do what it was asked.</summary>
internal sealed record FailureJson(string Error, string Next, int ExitCode);
