using System.Globalization;
using System.Text.RegularExpressions;
using Linearizability;
using Linearizability.Models;

namespace Unit.Linearizability;

/// <summary>Reads {:process P, :type :invoke|:ok, :f :get|:put|:append, :key "K", :value "V"|nil}, one a line.</summary>
internal static partial class KeyValueHistories
{
    public static History<KeyValueInput, string> Read(string file)
    {
        var recorder = new HistoryRecorder<KeyValueInput, string>();
        var open = new Dictionary<int, RecordedCall<KeyValueInput, string>>();
        foreach (string line in File.ReadLines(file))
        {
            Match match = Line().Match(line);
            int process = int.Parse(match.Groups["process"].ValueSpan, CultureInfo.InvariantCulture);
            string value = match.Groups["value"].Value;
            if (match.Groups["type"].ValueSpan is "invoke")
            {
                string key = match.Groups["key"].Value;
                open[process] = recorder.Call(process, match.Groups["f"].Value switch
                {
                    "get" => KeyValueInput.Get(key),
                    "put" => KeyValueInput.Put(key, value),
                    "append" => KeyValueInput.Append(key, value),
                    string other => throw new FormatException($"Unknown operation {other}."),
                });
            }
            else
            {
                open[process].Return(value);
            }
        }

        return recorder.ToHistory();
    }

    [GeneratedRegex("""^\{:process (?<process>\d+), :type :(?<type>\w+), :f :(?<f>\w+), :key "(?<key>[^"]*)", :value (nil|"(?<value>[^"]*)")\}$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
