using System.Globalization;
using Linearizability;
using Linearizability.Models;

namespace Unit.Linearizability;

/// <summary>
/// Reads Jepsen's etcd logs: "INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas VALUE", by tabs or
/// blanks. A failed cas has seen another value; a failed read has seen nothing; an :info operation never returned.
/// </summary>
internal static class EtcdHistories
{
    public static History<RegisterInput, RegisterOutput> Read(string file)
    {
        var recorder = new HistoryRecorder<RegisterInput, RegisterOutput>();
        var open = new Dictionary<int, RecordedCall<RegisterInput, RegisterOutput>>();
        foreach (string line in File.ReadLines(file))
        {
            string[] words = line.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
                .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 6 || words[1] != "jepsen.util" || !int.TryParse(words[3], CultureInfo.InvariantCulture, out int process))
            {
                continue;
            }

            switch (words[4])
            {
                case ":invoke":
                    open[process] = recorder.Call(process, Input(words));
                    break;
                case ":ok":
                    open[process].Return(Output(words));
                    break;
                case ":fail" when words[5] == ":cas":
                    open[process].Return(RegisterOutput.Swapped(false));
                    break;
            }
        }

        return recorder.ToHistory();
    }

    public static IEnumerable<(string File, bool Linearizable)> Expected(string folder) =>
        from line in File.ReadLines(Path.Combine(folder, "expected.csv"))
        where line.Length > 0
        let parts = line.Split(',')
        select (Path.Combine(folder, parts[0]), parts[1] == "linearizable");

    private static RegisterInput Input(string[] words) => words[5] switch
    {
        ":read" => RegisterInput.Read,
        ":write" => RegisterInput.Write(Number(words[6])),
        ":cas" => RegisterInput.CompareAndSwap(Number(words[6]), Number(words[7])),
        _ => throw new FormatException($"Unknown operation {words[5]}."),
    };

    private static RegisterOutput Output(string[] words) => words[5] switch
    {
        ":read" => RegisterOutput.Read(words[6] == "nil" ? null : Number(words[6])),
        ":write" => RegisterOutput.Written,
        ":cas" => RegisterOutput.Swapped(true),
        _ => throw new FormatException($"Unknown operation {words[5]}."),
    };

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}
