using Hsm.Oracle.Histories.Files;

namespace Hsm.Oracle.Histories.Models;

/// <summary>A model that a history file can name.</summary>
internal abstract class HistoryModel
{
    /// <summary>Its name in a header and for <c>--model</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its operations in a line, for messages and pages.</summary>
    public abstract string Operations { get; }

    /// <summary>Makes a history of a file's lines.</summary>
    /// <param name="lines">The operations, in any order.</param>
    /// <param name="header">The header; its options are read.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The history with its model.</returns>
    /// <exception cref="OracleException">A line or an option is malformed.</exception>
    public abstract RecordedHistory Read(IEnumerable<SourceLine> lines, HistoryHeader header, string path);

    /// <summary>Makes a history that is read and judged in parts, so that no more than a part is ever held.</summary>
    /// <param name="lines">The operations, in any order; enumerated twice, once for the times alone.</param>
    /// <param name="header">The header; its options are read.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The history with its model.</returns>
    /// <exception cref="OracleException">A line or an option is malformed.</exception>
    public abstract RecordedHistory ReadInParts(IEnumerable<SourceLine> lines, HistoryHeader header, string path);
}
