using System.Globalization;
using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories.Files;

/// <summary>
/// Jepsen's etcd logs: "INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas VALUE", by tabs or blanks, each line
/// an event in order of time. A failed cas has seen another value; any other failure, and :info, says nothing: the operation is
/// pending. Lines that are not Jepsen's own are passed over.
/// </summary>
internal sealed class JepsenSource : HistorySource
{
    private const string Logger = "jepsen.util";
    private const string Next = "A line is INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas VALUE.";

    public override HistoryHeader? Header { get; } = new("register") { Unit = TimeUnit.None };

    public static bool Knows(string line) => line.Contains(Logger, StringComparison.Ordinal);

    public override IEnumerable<SourceLine> Lines()
    {
        var open = new Dictionary<int, SourceLine>();
        int number = 0;
        foreach (string text in File.ReadLines(Path))
        {
            number++;
            if (Words(text) is not { } words)
            {
                continue;
            }

            int process = int.Parse(words[3], CultureInfo.InvariantCulture);
            if (words[4] == ":invoke")
            {
                if (open.Remove(process, out SourceLine unfinished))
                {
                    yield return unfinished;
                }

                open.Add(process, new SourceLine(number, Call(process, number, words)));
            }
            else if (words[4] == ":ok" || words is [_, _, _, _, ":fail", ":cas", ..])
            {
                if (!open.Remove(process, out SourceLine call))
                {
                    throw Malformed.Line(Path, number, $"process {process} returns, and has called nothing", "Each :ok follows an :invoke of the same process.");
                }

                yield return call with { Line = call.Line with { Return = number, Result = Result(number, words) } };
            }
            else if (words[4] is not (":fail" or ":info"))
            {
                throw Malformed.Line(Path, number, $"'{words[4]}' is no kind of event", Next);
            }
        }

        foreach (SourceLine pending in open.Values.OrderBy(static line => line.Number))
        {
            yield return pending;
        }
    }

    private string[]? Words(string text)
    {
        string[] words = text.Replace('[', ' ').Replace(']', ' ').Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 6 && words[1] == Logger && int.TryParse(words[3], CultureInfo.InvariantCulture, out _) ? words : null;
    }

    private HistoryLine Call(int process, int number, string[] words) => words[5] switch
    {
        ":read" => new HistoryLine(process, number, null, "read", null, null),
        ":write" => new HistoryLine(process, number, null, "write", new JsonObject { ["value"] = Number(words, 6, number) }, null),
        ":cas" => new HistoryLine(process, number, null, "cas", new JsonObject { ["expected"] = Number(words, 6, number), ["value"] = Number(words, 7, number) }, null),
        _ => throw Malformed.Line(Path, number, $"'{words[5]}' is no operation of a register", Next),
    };

    private JsonValue? Result(int number, string[] words) => words[5] switch
    {
        ":read" => Number(words, 6, number),
        ":cas" => JsonValue.Create(words[4] == ":ok"),
        _ => null,
    };

    private JsonValue? Number(string[] words, int index, int number)
    {
        if (index < words.Length && words[index] == "nil")
        {
            return null;
        }

        return index < words.Length && long.TryParse(words[index], CultureInfo.InvariantCulture, out long value)
            ? JsonValue.Create(value)
            : throw Malformed.Line(Path, number, $"{words[5]} lacks a number: {Malformed.Shorten(string.Join(' ', words))}", Next);
    }
}
