using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories.Files;

/// <summary>Writes a history file: a header, then a line for each operation.</summary>
/// <remarks>Lines go out as they come; nothing is kept.</remarks>
public sealed class HistoryWriter : IDisposable
{
    // Texts hold '<' and '+', which the default encoder would hide; nothing here ends up in a web page unescaped.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes; disposed of with the writer.</param>
    /// <param name="header">The header.</param>
    public HistoryWriter(Stream stream, HistoryHeader header)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        _stream = stream;
        _json = new Utf8JsonWriter(stream, s_options);
        _json.WriteStartObject();
        _json.WriteString(HistoryFields.Format, HistoryHeader.Format);
        _json.WriteNumber(HistoryFields.Version, HistoryHeader.Version);
        _json.WriteString(HistoryFields.Model, header.Model);
        Write(HistoryFields.Options, header.Options);
        Write(HistoryFields.Clock, header.Clock);
        if (header.Unit != TimeUnit.Nanoseconds)
        {
            _json.WriteString(HistoryFields.Unit, TimeUnits.Word(header.Unit));
        }

        Write(HistoryFields.Note, header.Note);
        EndLine();
    }

    /// <summary>Writes a whole file.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="header">Its header.</param>
    /// <param name="lines">Its operations.</param>
    public static void WriteFile(string path, HistoryHeader header, IEnumerable<HistoryLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var writer = new HistoryWriter(File.Create(path), header);
        foreach (HistoryLine line in lines)
        {
            writer.Write(line);
        }
    }

    /// <summary>Writes an operation.</summary>
    /// <param name="line">The operation.</param>
    public void Write(HistoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _json.WriteStartObject();
        _json.WriteNumber(HistoryFields.Client, line.Client);
        _json.WriteNumber(HistoryFields.Call, line.Call);
        if (line.Return is { } end)
        {
            _json.WriteNumber(HistoryFields.Return, end);
        }

        _json.WriteString(HistoryFields.Op, line.Op);
        Write(HistoryFields.Args, line.Args);
        if (line.Return is not null)
        {
            Write(HistoryFields.Result, line.Result);
        }

        EndLine();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    private void Write(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, text);
        }
    }

    private void Write(string name, JsonNode? node)
    {
        if (node is not null)
        {
            _json.WritePropertyName(name);
            node.WriteTo(_json);
        }
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _stream.WriteByte((byte)'\n');
        _json.Reset();
    }
}
