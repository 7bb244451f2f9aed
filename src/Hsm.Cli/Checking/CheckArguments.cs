using System.CommandLine;
using System.Globalization;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;
using Linearizability;

namespace Hsm.Cli.Checking;

/// <summary>The options of <c>hsm check</c> that every target and every file share.</summary>
internal sealed class CheckArguments
{
    internal const string DefaultOutput = "hsm-evidence";

    private const int DefaultSeconds = 60;

    private static readonly (string Unit, double Milliseconds)[] s_units = [("us", 0.001), ("ms", 1), ("s", 1000)];

    internal CheckArguments(IReadOnlyList<TargetArguments> targets)
    {
        Targets = targets;
        History = OptionFactory.Word("--history", "FILE", "Judge a recorded history: JSON lines (docs/recorders.md), a Jepsen etcd log or a porcupine kv file.");
        Model = OptionFactory.Word("--model", string.Join('|', HistoryFile.ModelNames), "The model of a --history file without header.");
        Scenarios = new Option<string[]>("--scenario") { Description = "Which scenarios; several by commas [default: all].", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };
        Allowed = new Option<string[]>("--allow") { Description = "Accept a deviation that even a single client sees, by its name; may be given again.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };
    }

    internal IReadOnlyList<TargetArguments> Targets { get; }

    internal Option<string?> History { get; }

    internal Option<string?> Model { get; }

    internal Option<TimeSpan?> ClockError { get; } = new("--clock-error")
    {
        Description = "How far any clock of a --history file from several hosts may be off: 200us, 5ms or 1s [default: 0].",
        HelpName = "TIME",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = static result =>
        {
            string text = result.Tokens[^1].Value;
            foreach ((string unit, double milliseconds) in s_units)
            {
                if (text.EndsWith(unit, StringComparison.Ordinal)
                    && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
                    && value * milliseconds <= 3_600_000)
                {
                    return TimeSpan.FromTicks((long)Math.Ceiling(value * milliseconds * TimeSpan.TicksPerMillisecond));
                }
            }

            result.AddError($"--clock-error takes a time of at most an hour with its unit, such as 200us, 5ms or 1s, not '{text}'.");
            return null;
        },
    };

    internal Option<bool> InParts { get; } = OptionFactory.Flag("--in-parts", "Judge a --history file in parts, cut where no call is under way, in bounded memory; files above 256 MiB are.");

    internal Option<long?> Threads { get; } = OptionFactory.Whole("--threads", "Clients at once, in each process [default: 4].", 1, 64);

    internal Option<long?> Processes { get; } = OptionFactory.Whole("--processes", "Processes at once [default: 2 for a PKCS#11 module, else 1].", 1, 16);

    internal Option<TimeSpan?> Seconds { get; } = OptionFactory.Seconds("--seconds", $"Seconds for all scenarios, shared evenly; for a file, seconds until its verdict is unknown [default: {DefaultSeconds}].");

    internal Option<long?> Rounds { get; } = OptionFactory.Whole("--rounds", "Rounds of each scenario at most [default: as many as the time allows].", 1, int.MaxValue);

    internal Option<ulong?> Seed { get; } = OptionFactory.Seed("--seed", "The seed of the first round; the others count up from it [default: 1].");

    internal Option<string[]> Scenarios { get; }

    internal Option<string[]> Allowed { get; }

    internal Option<long?> Violations { get; } = OptionFactory.Whole("--violations", "Violations told of one kind, by what they are judged as; a scenario ends when each of its kinds has as many [default: 3].", 1, 1000);

    internal Option<string?> Output { get; } = OptionFactory.Word("--out", "DIR", $"Where evidence goes [default: ./{DefaultOutput}].");

    internal Option<bool> Keep { get; } = OptionFactory.Flag("--keep", "Write the history of every round, not of those with a violation only.");

    internal Option<bool> Json { get; } = OptionFactory.Flag("--json", "One JSON object on standard output at the end, progress on standard error.");

    internal IEnumerable<Option> All =>
    [
        .. Targets.Select(static t => t.Choice),
        History,
        .. Targets.SelectMany(static t => t.Others).Distinct(),
        Model, ClockError, InParts, Threads, Processes, Seconds, Rounds, Seed, Scenarios, Allowed, Violations, Output, Keep, Json,
    ];

    /// <summary>The target that was chosen; null: a history file was.</summary>
    /// <exception cref="InputException">None was, or more than one, or an option goes with another.</exception>
    internal TargetArguments? Chosen(ParseResult parsed)
    {
        Option[] choices = [.. Targets.Select(static t => t.Choice), History];
        Option[] given = [.. choices.Where(option => parsed.IsGiven(option))];
        if (given.Length != 1)
        {
            throw new InputException(
                given.Length == 0 ? "Nothing was named to check." : $"{string.Join(" and ", given.Select(static o => o.Name))} were both given.",
                $"Give one of {string.Join(", ", choices.Select(static o => o.Name))}.");
        }

        TargetArguments? target = Targets.FirstOrDefault(t => t.Choice == given[0]);
        IEnumerable<Option> stray = target is null
            ? Targets.SelectMany(static t => t.Others).Concat([Threads, Processes, Rounds, Seed, Scenarios, Allowed, Violations, Keep])
            : Targets.SelectMany(static t => t.Others).Except(target.Others).Concat([Model, ClockError, InParts]);
        return stray.FirstOrDefault(option => parsed.IsGiven(option)) is { } wrong
            ? throw new InputException($"{wrong.Name} does not go with {given[0].Name}.", $"Leave {wrong.Name} out.")
            : target;
    }

    /// <summary>How a target is run.</summary>
    internal OracleOptions Read(ParseResult parsed, TargetArguments target)
    {
        var defaults = new OracleOptions { OutputFolder = Path.GetFullPath(parsed.GetValue(Output) ?? DefaultOutput) };
        string[] scenarios = Words(parsed.GetValue(Scenarios));
        return defaults with
        {
            Scenarios = scenarios.Contains("all", StringComparer.Ordinal) ? [] : scenarios,
            Time = Time(parsed),
            MaxRounds = (int)(parsed.GetValue(Rounds) ?? defaults.MaxRounds),
            Threads = (int)(parsed.GetValue(Threads) ?? defaults.Threads),
            Processes = (int)(parsed.GetValue(Processes) ?? target.DefaultProcesses),
            Seed = parsed.GetValue(Seed) ?? 1,
            Allowed = new HashSet<string>(Words(parsed.GetValue(Allowed)), StringComparer.Ordinal),
            MaxViolations = (int)(parsed.GetValue(Violations) ?? defaults.MaxViolations),
            KeepsEveryRound = parsed.GetValue(Keep),
            CommandLine = CommandLine,
        };
    }

    /// <summary>How a file is judged.</summary>
    internal HistoryFileOptions ReadFile(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(Model),
        ClockError = parsed.GetValue(ClockError) ?? TimeSpan.Zero,
        InParts = parsed.GetValue(InParts) ? true : null,
    };

    internal CheckOptions ReadBounds(ParseResult parsed) => new() { TimeLimit = Time(parsed) };

    /// <summary>A command that works as typed, from where the user stands.</summary>
    internal static string CommandLine(IReadOnlyList<string> words) => $"{SelfCommand.Prefix(Program.ToolName)} check {ShellText.Join(words)}";

    private static string[] Words(string[]? given) =>
        [.. (given ?? []).SelectMany(static word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private TimeSpan Time(ParseResult parsed) => parsed.GetValue(Seconds) ?? TimeSpan.FromSeconds(DefaultSeconds);
}
