using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories.Files;

/// <summary>Reads the first line of a history file.</summary>
internal static class JsonHeader
{
    private const string Next = "A header is {\"format\":\"hsm-history\",\"version\":1,\"model\":\"register\"}, with \"options\", \"clock\", \"unit\" and \"note\" where needed.";

    /// <summary>Whether an object is a header and no operation.</summary>
    public static bool Is(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty(HistoryFields.Format, out _);

    public static HistoryHeader Read(JsonElement line, string path, int number)
    {
        if (Text(line, HistoryFields.Format) != HistoryHeader.Format)
        {
            throw Malformed.Line(path, number, $"\"format\" is not \"{HistoryHeader.Format}\"", Next);
        }

        if (!line.TryGetProperty(HistoryFields.Version, out JsonElement version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int value) || value != HistoryHeader.Version)
        {
            throw Malformed.Line(path, number, $"\"version\" is not {HistoryHeader.Version}, the only version this hsm reads", "Write the file in that version, or read it with the hsm that it was written for.");
        }

        foreach (JsonProperty property in line.EnumerateObject().Where(static p => !HistoryFields.OfHeader.Contains(p.Name, StringComparer.Ordinal)))
        {
            throw Malformed.Line(path, number, $"a header has no field \"{property.Name}\"", Next);
        }

        string unit = Text(line, HistoryFields.Unit) ?? TimeUnits.Word(TimeUnit.Nanoseconds);
        return new HistoryHeader(
            Text(line, HistoryFields.Model) ?? throw Malformed.Line(path, number, "\"model\" is missing or no text", Next),
            Options(line, path, number))
        {
            Clock = Text(line, HistoryFields.Clock),
            Unit = TimeUnits.Find(unit) ?? throw Malformed.Line(path, number, $"\"unit\" is \"{unit}\"", $"It is one of {TimeUnits.Words}."),
            Note = Text(line, HistoryFields.Note),
        };
    }

    private static JsonObject? Options(JsonElement line, string path, int number)
    {
        if (!line.TryGetProperty(HistoryFields.Options, out JsonElement options) || options.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return options.ValueKind == JsonValueKind.Object
            ? (JsonObject)JsonNode.Parse(options.GetRawText())!
            : throw Malformed.Line(path, number, "\"options\" is no object", Next);
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
