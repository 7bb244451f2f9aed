using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hsm.Oracle.Histories.Files;

/// <summary>
/// Porcupine's kv files: {:process P, :type :invoke|:ok, :f :get|:put|:append, :key "K", :value "V"|nil}, each line an event in
/// order of time.
/// </summary>
internal sealed partial class KeyValueSource : HistorySource
{
    public override HistoryHeader? Header { get; } = new("kv") { Unit = TimeUnit.None };

    public static bool Knows(string line) => line.StartsWith("{:process", StringComparison.Ordinal);

    public override IEnumerable<SourceLine> Lines()
    {
        var open = new Dictionary<int, SourceLine>();
        int number = 0;
        foreach (string text in File.ReadLines(Path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Match match = Event().Match(text.Trim());
            if (!match.Success)
            {
                throw Malformed.Line(Path, number, $"is no event of a kv file: {Malformed.Shorten(text)}", "A line is {:process P, :type :invoke|:ok, :f :get|:put|:append, :key \"K\", :value \"V\"}, or nil for the value.");
            }

            int process = int.Parse(match.Groups["process"].ValueSpan, CultureInfo.InvariantCulture);
            if (match.Groups["type"].ValueSpan is "invoke")
            {
                if (open.Remove(process, out SourceLine unfinished))
                {
                    yield return unfinished;
                }

                open.Add(process, new SourceLine(number, Call(process, number, match)));
                continue;
            }

            if (!open.Remove(process, out SourceLine call))
            {
                throw Malformed.Line(Path, number, $"process {process} returns, and has called nothing", "Each :ok follows an :invoke of the same process.");
            }

            JsonValue? result = call.Line.Op == "get" ? JsonValue.Create(match.Groups["value"].Value) : null;
            yield return call with { Line = call.Line with { Return = number, Result = result } };
        }

        foreach (SourceLine pending in open.Values.OrderBy(static line => line.Number))
        {
            yield return pending;
        }
    }

    private static HistoryLine Call(int process, int number, Match match)
    {
        string op = match.Groups["f"].Value;
        var args = new JsonObject { ["key"] = match.Groups["key"].Value };
        if (op != "get")
        {
            args["value"] = match.Groups["value"].Value;
        }

        return new HistoryLine(process, number, null, op, args, null);
    }

    [GeneratedRegex("""^\{:process (?<process>\d{1,9}), :type :(?<type>invoke|ok), :f :(?<f>get|put|append), :key "(?<key>[^"]*)", :value (nil|"(?<value>[^"]*)")\}$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Event();
}
