namespace Interleave.Cli.Hosting;

/// <summary>Findings that somebody marked as no bug, with how often they were seen.</summary>
internal sealed record SuppressedJson(string Kind, string Scope, string Reason, long Count);
