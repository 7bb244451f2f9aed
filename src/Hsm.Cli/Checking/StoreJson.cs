using Hsm.Abstractions;

namespace Hsm.Cli.Checking;

/// <summary>The object of <c>fsck --json</c>.</summary>
internal sealed record StoreJson(
    string Directory,
    string Verdict,
    int? PartitionSizeBytes,
    int? ProgramUnitBytes,
    IReadOnlyList<StoreJson.Partition> Partitions,
    IReadOnlyList<string> Faults)
{
    internal static StoreJson Of(string directory, StoreReport report) => new(
        directory,
        Word(report.Verdict),
        report.Geometry?.PartitionSizeBytes,
        report.Geometry?.ProgramUnitBytes,
        [.. report.Partitions.Select(Partition.Of)],
        [.. StoreText.Faults(report)]);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>One partition.</summary>
    internal sealed record Partition(
        int Index,
        string State,
        uint? Epoch,
        int Objects,
        int UsedBytes,
        int FreeBytes,
        int ReclaimableBytes,
        IReadOnlyList<Record> Records)
    {
        internal static Partition Of(PartitionReport report) => new(
            report.Index,
            Word(report.State),
            report.Epoch,
            report.ObjectCount,
            report.UsedBytes,
            report.FreeBytes,
            report.ReclaimableBytes,
            [.. report.Records.Select(Record.Of)]);
    }

    /// <summary>One record.</summary>
    internal sealed record Record(int OffsetBytes, int LengthBytes, string State, int? Id, int? DataLengthBytes, int? Flags)
    {
        internal static Record Of(RecordReport report)
        {
            ObjectMetadata? metadata = report.Metadata;
            return new(report.OffsetBytes, report.LengthBytes, Word(report.State), metadata?.Id.Value, metadata?.Length, (int?)metadata?.Flags);
        }
    }
}
