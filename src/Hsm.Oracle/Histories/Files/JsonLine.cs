using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories.Files;

/// <summary>Reads one operation from the bytes of its line.</summary>
internal ref struct JsonLine
{
    private int? _client;
    private long? _call;
    private long? _return;
    private string? _op;
    private JsonObject? _args;
    private JsonNode? _result;
    private bool _hasResult;

    /// <summary>The operation; null where the line is a header.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is no operation; the message says why.</exception>
    public static HistoryLine? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("is no JSON object");
        }

        JsonLine line = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Name(reader);
            if (name == HistoryFields.Format)
            {
                return null;
            }

            reader.Read();
            line.Field(name, ref reader);
        }

        if (reader.Read())
        {
            throw new FormatException("has more than one object");
        }

        return line.Finish();
    }

    // Most names are one of a few: no new text for each.
    private static string Name(in Utf8JsonReader reader)
    {
        foreach (string name in HistoryFields.OfLine)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return reader.GetString()!;
    }

    private void Field(string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case HistoryFields.Client:
                _client = (int)(Whole(name, ref reader, int.MaxValue) ?? throw Needs(name, "a whole number"));
                break;
            case HistoryFields.Call:
                _call = Whole(name, ref reader, long.MaxValue) ?? throw Needs(name, "a whole number");
                break;
            case HistoryFields.Return:
                _return = Whole(name, ref reader, long.MaxValue);
                break;
            case HistoryFields.Op:
                _op = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Needs(name, "a text");
                break;
            case HistoryFields.Args:
                _args = JsonNode.Parse(ref reader) switch
                {
                    null => null,
                    JsonObject args => args,
                    _ => throw Needs(name, "an object, or nothing where there are none"),
                };
                break;
            case HistoryFields.Result:
                _result = JsonNode.Parse(ref reader);
                _hasResult = true;
                break;
            case HistoryFields.Note:
                reader.Skip();
                break;
            default:
                throw new FormatException($"an operation has no field \"{name}\"; there are {string.Join(", ", HistoryFields.OfLine)}");
        }
    }

    private readonly HistoryLine Finish()
    {
        int client = _client ?? throw new FormatException("\"client\" is missing: the number of the caller");
        long call = _call ?? throw new FormatException("\"call\" is missing: the time before the call");
        string op = _op ?? throw new FormatException("\"op\" is missing: the word for what was called");
        if (_return < call)
        {
            throw new FormatException($"\"return\" ({_return}) is before \"call\" ({call}): stamp both with one clock, the call before and the return after the call");
        }

        return _return is null && _hasResult && _result is not null
            ? throw new FormatException("has a \"result\" and no \"return\": a call that came back has a time for it, a pending one has neither")
            : new HistoryLine(client, call, _return, op, _args, _result);
    }

    private static long? Whole(string name, ref Utf8JsonReader reader, long most) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long value) && value <= most && value >= -most => value,
        JsonTokenType.Null => null,
        _ => throw Needs(name, most == int.MaxValue ? "a whole number of 32 bits" : "a whole number of 64 bits"),
    };

    private static FormatException Needs(string name, string what) => new($"\"{name}\" is not {what}");
}
