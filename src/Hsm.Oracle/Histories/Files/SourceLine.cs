namespace Hsm.Oracle.Histories.Files;

/// <summary>An operation and where it stands.</summary>
/// <param name="Number">The line of its call, from 1.</param>
/// <param name="Line">The operation.</param>
internal readonly record struct SourceLine(int Number, HistoryLine Line);
