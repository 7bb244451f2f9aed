namespace Interleave.Cli.Hosting;

/// <summary>One finding in a <c>--json</c> object.</summary>
internal sealed record FindingJson(string Kind, string Message, string Place, long ScheduleIndex, long Count, string? File, string? OtherOrderFile)
{
    internal static FindingJson Of(SavedFinding saved) => new(
        saved.Finding.Kind.ToString(),
        saved.Finding.Message,
        saved.Finding.Place,
        saved.Finding.Schedule.Index,
        saved.Finding.Count,
        saved.File,
        saved.OtherOrderFile);
}
