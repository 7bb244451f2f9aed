using System.CommandLine;

namespace Interleave.Cli.Hosting;

/// <summary>The options that say how to explore, the same in both commands.</summary>
internal sealed class ExplorationArguments
{
    internal const string DefaultOutput = "interleave-output";

    private readonly Option<long?> _schedules;
    private readonly Option<TimeSpan?> _seconds;
    private readonly Option<ulong?> _seed = OptionFactory.Seed("--seed", "Schedule i depends on the seed and on i alone [default: 1].");
    private readonly Option<string?> _strategy;
    private readonly Option<long?> _workers = OptionFactory.Whole("--workers", "Schedules run at once [default: one per core].", 1, 1024);
    private readonly Option<Toggle?> _memory = OptionFactory.Switch("--memory", "Whether plain memory accesses are scheduling points too [default: on].");
    private readonly Option<MemoryModel?> _memoryModel = OptionFactory.OneOf("--memory-model", OptionNames.MemoryModels, "Which older values a plain read may return [default: sc, none].");
    private readonly Option<Toggle?> _races = OptionFactory.Switch("--races", "Whether data races are findings [default: on].");
    private readonly Option<Toggle?> _predict = OptionFactory.Switch("--predict", "Whether races and deadlocks are predicted from some schedules and then looked for [default: on].");
    private readonly Option<TimeMode?> _time = OptionFactory.OneOf("--time", OptionNames.TimeModes, "When virtual time passes: when nothing else can go on, or at any point [default: virtual].");
    private readonly Option<long?> _starvationBound = OptionFactory.Whole("--starvation-bound", "How often others may be given what a thread waits for [default: 0, no bound].", 0, int.MaxValue);
    private readonly Option<string?> _output = OptionFactory.Word("--output", "DIR", $"Where schedule files go [default: ./{DefaultOutput}].");
    private readonly Option<bool> _json = OptionFactory.Flag("--json", "One JSON object on standard output at the end, progress on standard error.");

    internal ExplorationArguments(string schedules, string seconds)
    {
        _schedules = OptionFactory.Whole("--schedules", schedules, 1);
        _seconds = OptionFactory.Seconds("--seconds", seconds);
        _strategy = OptionFactory.Word("--strategy", "NAME[:P]", "random, pct:DEPTH, pos, surw, dfs:PREEMPTIONS or portfolio; the parameter may be left out [default: portfolio].");
        _strategy.Validators.Add(result =>
        {
            if (StrategyNames.Problem(result.Tokens[^1].Value) is { } problem)
            {
                result.AddError(problem);
            }
        });
    }

    internal IEnumerable<Option> All => [_schedules, _seconds, _seed, _strategy, _workers, _memory, _memoryModel, _races, _predict, _time, _starvationBound, _output, _json];

    internal bool Json(ParseResult parsed) => parsed.GetValue(_json);

    internal string Output(ParseResult parsed) => parsed.GetValue(_output) ?? DefaultOutput;

    internal long? Schedules(ParseResult parsed) => parsed.GetValue(_schedules);

    internal TimeSpan? Seconds(ParseResult parsed) => parsed.GetValue(_seconds);

    /// <summary>
    /// The options given, over the defaults of <see cref="ExplorationOptions"/>. With a time limit alone, the time
    /// decides: there is no limit of schedules then.
    /// </summary>
    internal ExplorationOptions Read(ParseResult parsed)
    {
        var defaults = new ExplorationOptions();
        TimeSpan? seconds = Seconds(parsed);
        return defaults with
        {
            Schedules = Schedules(parsed) ?? (seconds is null ? defaults.Schedules : long.MaxValue),
            TimeLimit = seconds,
            Seed = parsed.GetValue(_seed) ?? defaults.Seed,
            Strategy = parsed.GetValue(_strategy) ?? defaults.Strategy,
            Memory = parsed.GetValue(_memory) is { } memory ? memory == Toggle.On : defaults.Memory,
            MemoryModel = parsed.GetValue(_memoryModel) ?? defaults.MemoryModel,
            Races = parsed.GetValue(_races) is { } races ? races == Toggle.On : defaults.Races,
            Predict = parsed.GetValue(_predict) is { } predict ? predict == Toggle.On : defaults.Predict,
            Time = parsed.GetValue(_time) ?? defaults.Time,
            StarvationBound = (int)(parsed.GetValue(_starvationBound) ?? defaults.StarvationBound),
            Workers = (int)(parsed.GetValue(_workers) ?? defaults.Workers),
        };
    }
}
