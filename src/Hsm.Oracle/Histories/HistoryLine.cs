using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories;

/// <summary>One operation of a history file: one line of JSON.</summary>
/// <param name="Client">The caller's label.</param>
/// <param name="Call">When the call began, in the file's clock.</param>
/// <param name="Return">When it ended; null when it never did.</param>
/// <param name="Op">What was called, such as "write".</param>
/// <param name="Args">The arguments: an object, or null where there are none.</param>
/// <param name="Result">What came back; null for a pending operation, and for one that answers nothing.</param>
public sealed record HistoryLine(int Client, long Call, long? Return, string Op, JsonObject? Args, JsonNode? Result);
