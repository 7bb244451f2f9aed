using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>Reads arguments and results, with complaints that say what is expected.</summary>
internal static class Arguments
{
    public static long Number(JsonObject? args, string name, string op) =>
        AsNumber(args?[name]) ?? throw Missing(name, op, "a whole number");

    public static long? NumberOrNull(JsonObject? args, string name, string op)
    {
        if (args is null || !args.TryGetPropertyValue(name, out JsonNode? value))
        {
            throw Missing(name, op, "a whole number or null");
        }

        return value is null ? null : AsNumber(value) ?? throw Missing(name, op, "a whole number or null");
    }

    public static string Text(JsonObject? args, string name, string op) =>
        AsText(args?[name]) ?? throw Missing(name, op, "a text");

    /// <summary>A whole number, whether it was read (any number) or made (of the type it was made with).</summary>
    public static long? AsNumber(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        ? value.TryGetValue(out long number) ? number
        : long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out number) ? number
        : null
        : null;

    public static string? AsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool? AsBoolean(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool answer) ? answer : null;

    public static FormatException Missing(string name, string op, string what) => new($"{op} takes \"args\":{{\"{name}\": {what}}}");

    public static FormatException WrongResult(string op, string what) => new($"the \"result\" of {op} is {what}");

    public static FormatException UnknownOp(string model, string op, string operations) => new($"{model} has no \"op\" \"{op}\"; there are {operations}");
}
