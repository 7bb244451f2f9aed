using Interleave.Rendering;

namespace Interleave.Cli.Hosting;

/// <summary>Findings as a human reads them: what happened, what the program printed, how to see it again.</summary>
internal static class FindingText
{
    /// <summary>Writes findings with the command that replays each.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="findings">The findings with their files.</param>
    /// <param name="replay">The replay command up to the file.</param>
    internal static void Write(TextWriter writer, IReadOnlyList<SavedFinding> findings, string replay)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            SavedFinding saved = findings[i];
            writer.WriteLine();
            if (findings.Count > 1)
            {
                writer.WriteLine($"--- finding {i + 1} of {findings.Count} ---");
            }

            string file = saved.File is null ? "" : SelfCommand.Relative(saved.File);
            Write(writer, saved.Finding, file.Length == 0 ? "" : $"{replay} {ShellText.Quote(file)}");
            if (file.Length > 0)
            {
                writer.WriteLine();
                writer.WriteLine($"Schedule file: {file}");
            }

            if (saved.OtherOrderFile is { } other)
            {
                writer.WriteLine($"The other order: {SelfCommand.Relative(other)}");
            }

            writer.WriteLine();
        }
    }

    /// <summary>Writes one finding.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="replay">The command that replays it; empty for none.</param>
    internal static void Write(TextWriter writer, Finding finding, string replay = "") =>
        writer.Write(FindingRenderer.Render(finding, new RenderOptions { Width = Width(), ReplayCommand = replay }));

    /// <summary>The terminal's width; where there is none, one that fits a log.</summary>
    private static int Width()
    {
        const int LogColumns = 160;
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? LogColumns : Console.WindowWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return LogColumns;
        }
    }
}
