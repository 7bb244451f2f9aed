namespace Interleave.Cli.Hosting;

/// <summary>A prediction that no witness schedule showed.</summary>
internal sealed record UnconfirmedJson(string Kind, string Message, string Place, long ScheduleIndex);
