using System.Text;
using System.Text.Json;

namespace Hsm.Oracle.Histories.Files;

/// <summary>Our own kind of file: a header, then one operation a line. The header may be missing, and may come again where files were joined.</summary>
internal sealed class JsonSource : HistorySource
{
    public JsonSource(string first, int number, string path)
    {
        using JsonDocument document = Parse(path, number, first);
        Header = JsonHeader.Is(document.RootElement) ? JsonHeader.Read(document.RootElement, path, number) : null;
    }

    public override HistoryHeader? Header { get; }

    public override IEnumerable<SourceLine> Lines()
    {
        int number = 0;
        byte[] buffer = new byte[1024];
        foreach (string text in File.ReadLines(Path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            int most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (most > buffer.Length)
            {
                buffer = new byte[most];
            }

            ReadOnlyMemory<byte> bytes = buffer.AsMemory(0, Encoding.UTF8.GetBytes(text, buffer));
            if (Read(bytes.Span, text, number) is { } line)
            {
                yield return new SourceLine(number, line);
            }
        }
    }

    private HistoryLine? Read(ReadOnlySpan<byte> bytes, string text, int number)
    {
        try
        {
            return JsonLine.Read(bytes) ?? Again(text, number);
        }
        catch (JsonException exception)
        {
            throw NoJson(Path, number, text, exception);
        }
        catch (FormatException exception)
        {
            throw Malformed.Line(Path, number, exception.Message, "docs/recorders.md tells what a line holds.");
        }
    }

    /// <summary>A header within the file: files of several recorders, joined.</summary>
    private HistoryLine? Again(string text, int number)
    {
        using JsonDocument document = Parse(Path, number, text);
        HistoryHeader again = JsonHeader.Read(document.RootElement, Path, number);
        if (Header is { } header && (again.Model != header.Model || again.Unit != header.Unit || again.Options?.ToJsonString() != header.Options?.ToJsonString()))
        {
            throw Malformed.Line(Path, number, "a second header differs from the first", "Join files of one model, one unit and the same options only.");
        }

        return Header is not null || number == 1
            ? null
            : throw Malformed.Line(Path, number, "the header comes after operations", "Put it on the first line.");
    }

    private static JsonDocument Parse(string path, int number, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw NoJson(path, number, text, exception);
        }
    }

    private static OracleException NoJson(string path, int number, string text, JsonException exception)
    {
        bool isCut = text.StartsWith('{') && !text.TrimEnd().EndsWith('}');
        return Malformed.Line(
            path,
            number,
            $"is no JSON object (at byte {exception.BytePositionInLine + 1}): {Malformed.Shorten(text)}",
            isCut ? "The line is cut off: the recorder died while it wrote. Remove the line; its call is lost, so leave a pending one in its place if you know it." : "After the header each line is one object, such as {\"client\":1,\"call\":10,\"return\":20,\"op\":\"read\",\"result\":5}.");
    }
}
