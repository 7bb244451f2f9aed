using Hsm.Abstractions;
using Interleave.Cli.Hosting;
using Spectre.Console;

namespace Hsm.Cli.Checking;

/// <summary>What a human reads of a store.</summary>
internal static class StoreText
{
    internal static void Write(Terminal terminal, string directory, StoreReport report)
    {
        TextWriter words = terminal.Output;
        words.WriteLine($"{directory}: {Verdict(report)}");
        if (report.Geometry is { } geometry)
        {
            words.WriteLine($"  2 partitions of {geometry.PartitionSizeBytes:N0} bytes, program units of {geometry.ProgramUnitBytes}, erased byte 0x{geometry.ErasedByte:X2}");
        }

        foreach (PartitionReport partition in report.Partitions)
        {
            words.WriteLine($"  partition {partition.Index}: {Describe(partition)}");
            if (partition.State == PartitionState.Active && partition.Records.Count > 0)
            {
                Terminal.Tables(words, live: false).Write(Records(partition));
            }
        }

        foreach (string fault in Faults(report))
        {
            words.WriteLine("DAMAGED: " + fault);
        }
    }

    /// <summary>Everything that is wrong, the whole first.</summary>
    internal static IEnumerable<string> Faults(StoreReport report) =>
    [
        .. report.Problem is { } problem ? (string[])[problem.Message] : [],
        .. report.Faults,
        .. report.Partitions.SelectMany(p => p.Faults.Select(fault => $"partition {p.Index}: {fault}")),
    ];

    private static string Verdict(StoreReport report) => report.Verdict switch
    {
        StoreVerdict.Clean => "clean",
        StoreVerdict.Blank => "blank: a server that opens it begins an empty log",
        StoreVerdict.Interrupted => "good; its last write was cut off before it was acknowledged, and opening it clears that away",
        _ => "DAMAGED: no server opens it. Restore it from a copy",
    };

    private static string Describe(PartitionReport partition) => partition.State switch
    {
        PartitionState.Blank => "blank",
        PartitionState.Unfinished => "bytes without a header, a copy that was not finished or a former log half erased; not used",
        PartitionState.Former => $"the log before, epoch {partition.Epoch}; not used",
        _ => $"active, epoch {partition.Epoch}: {partition.ObjectCount:N0} object{(partition.ObjectCount == 1 ? "" : "s")}, "
            + $"{partition.UsedBytes:N0} bytes used, {partition.FreeBytes:N0} free, {partition.ReclaimableBytes:N0} reclaimable",
    };

    private static Table Records(PartitionReport partition)
    {
        var table = new Table().RoundedBorder();
        foreach (string name in (string[])["offset", "bytes", "record", "id", "data", "flags", "label"])
        {
            table.AddColumn(name);
        }

        foreach (RecordReport record in partition.Records)
        {
            ObjectMetadata? metadata = record.Metadata;
            string[] cells =
            [
                $"{record.OffsetBytes}",
                $"{record.LengthBytes}",
                record.State.ToString().ToLowerInvariant(),
                metadata is null ? "" : $"{metadata.Id}",
                metadata is null ? "" : $"{metadata.Length}",
                metadata is null ? "" : $"{metadata.Flags}",
                metadata is null ? "" : Printable($"{metadata.Label}"),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        return table;
    }

    // A label is any 24 bytes, a counter's value among them; a terminal must not obey them.
    private static string Printable(string label) => string.Concat(label.Select(c => char.IsControl(c) ? '.' : c));
}
