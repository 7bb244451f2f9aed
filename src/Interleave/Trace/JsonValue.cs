using System.Text.Json;

namespace Interleave.Trace;

/// <summary>A JSON value that knows its line, so that an error can name it (System.Text.Json keeps no lines).</summary>
internal sealed class JsonValue
{
    private JsonValue(JsonTokenType type, int line)
    {
        Type = type;
        Line = line;
    }

    internal JsonTokenType Type { get; }

    /// <summary>From 1.</summary>
    internal int Line { get; }

    /// <summary>Text of a string or number.</summary>
    internal string Text { get; private set; } = "";

    internal List<JsonValue> Items { get; } = [];

    internal Dictionary<string, JsonValue> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one document.</summary>
    /// <exception cref="JsonException">It is no JSON; the exception has the line, from 0.</exception>
    internal static JsonValue Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var lines = new LineCounter();
        reader.Read();
        JsonValue value = ReadValue(ref reader, utf8, lines);
        reader.Read();
        return value;
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines)
    {
        var value = new JsonValue(reader.TokenType, lines.At(utf8, (int)reader.TokenStartIndex));
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    reader.Read();
                    value.Members[name] = ReadValue(ref reader, utf8, lines);
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    value.Items.Add(ReadValue(ref reader, utf8, lines));
                }

                break;
            case JsonTokenType.String:
                value.Text = reader.GetString()!;
                break;
            case JsonTokenType.Number:
                value.Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }

        return value;
    }

    /// <summary>Counts lines up to ascending positions.</summary>
    private sealed class LineCounter
    {
        private int _position;
        private int _line = 1;

        internal int At(ReadOnlySpan<byte> utf8, int position)
        {
            _line += utf8[_position..position].Count((byte)'\n');
            _position = position;
            return _line;
        }
    }
}
