namespace Hsm.Cli.Checking;

/// <summary>The object of <c>check --history --json</c>.</summary>
internal sealed record FileJson(
    string File,
    string Model,
    string Verdict,
    int Calls,
    long OverlappingPairs,
    double Seconds,
    string? Bound,
    string Evidence,
    int ExitCode);
