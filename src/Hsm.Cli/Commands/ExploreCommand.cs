using System.CommandLine;
using System.Text.Json;
using Hsm.Cli.Exploring;
using Hsm.Cli.Suite;
using Hsm.Exploration;
using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm explore</c>: sessions × lock providers × server scheduling, or planted bugs.</summary>
internal sealed class ExploreCommand(Terminal terminal)
{
    /// <summary>Schedules of each case with <c>--full</c>.</summary>
    private const long FullSchedules = 20_000;

    private static readonly TimeSpan s_defaultTime = TimeSpan.FromSeconds(60);

    private readonly Option<bool> _full = OptionFactory.Flag("--full", $"{FullSchedules:N0} schedules of every configuration, not only of as many as cover each pair of choices, however long that takes.");
    private readonly Option<string?> _mutant = OptionFactory.Word("--mutant", "ID", $"Plant a bug and find it: {string.Join(", ", CaseCatalog.MutantIds)}.");
    private readonly Option<bool> _nightly = OptionFactory.Flag("--nightly", $"{ExplorationBudget.NightlyFactor} times the schedules that the tests give: {Nightly(ExplorationBudget.WorkloadSchedules)} of every workload in every configuration, {Nightly(ExplorationBudget.ScenarioSchedules)} of a scenario (fewer of a slow one); takes hours.");
    private readonly Option<string?> _mutants = new("--mutants")
    {
        Description = "Plant every bug in turn, or those named (K1,N5b), look for each from several seeds and replay what is found; ends with 0 when each was found from every seed, as it is known to show, and replayed, with 3 when one was not.",
        HelpName = "IDS",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<long?> _seeds = OptionFactory.Whole("--seeds", $"With --mutants: from how many seeds each is looked for, beginning with --seed [default: {ExplorationBudget.MutantSeeds}].", 1, 1_000);
    private readonly Option<string?> _configuration = OptionFactory.Word("--configuration", "NAME", "Only configurations whose name contains this.");
    private readonly Option<string?> _workload = OptionFactory.Word("--workload", "NAME", "Only workloads whose name contains this.");

    private readonly ExplorationArguments _exploration = new(
        $"Schedules of each configuration at most [default: as many as the time allows; {ExplorationBudget.MutantSchedules:N0} for a planted bug from one seed].",
        $"Seconds in all at most, shared evenly [default: {s_defaultTime.TotalSeconds:0}, unless --schedules, --full, --nightly or a planted bug is given]; with --mutants those of each bug from each seed.");

    internal Command Create()
    {
        var command = new Command("explore", "Explores the reference HSM: sessions × lock providers × server scheduling.")
        {
            _full, _nightly, _mutant, _mutants, _seeds, _configuration, _workload,
        };
        foreach (Option option in _exploration.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private static string Nightly(long schedules) => $"{ExplorationBudget.NightlyFactor * schedules:N0}";

    private int Run(ParseResult parsed)
    {
        Refuse(parsed);
        return parsed.GetResult(_mutants) is null ? Explore(parsed) : LookForMutants(parsed);
    }

    private int Explore(ParseResult parsed)
    {
        ExplorePlan plan = Plan(parsed);
        bool json = _exploration.Json(parsed);
        TextWriter words = json ? terminal.Error : terminal.Output;
        using OutputFolder output = OutputFolder.Open(_exploration.Output(parsed));
        ExploreText.WriteBeginning(words, plan);
        ExploreOutcome outcome = new Explorer(terminal, output, words).Run(plan);
        ExploreText.Write(words, terminal, outcome);
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(ExploreJson.Of(outcome), JsonText.Options));
        }

        return outcome.ExitCode;
    }

    private int LookForMutants(ParseResult parsed)
    {
        ExplorationOptions options = _exploration.Read(parsed) with
        {
            Schedules = _exploration.Schedules(parsed) ?? ExplorationBudget.MutantSchedules,
        };
        IEnumerable<ulong> seeds = Enumerable.Range(0, (int)(parsed.GetValue(_seeds) ?? ExplorationBudget.MutantSeeds)).Select(i => unchecked(options.Seed + (ulong)i));
        var plan = new SuitePlan(CaseCatalog.Planted(parsed.GetValue(_mutants)), [.. seeds], options);
        bool json = _exploration.Json(parsed);
        TextWriter words = json ? terminal.Error : terminal.Output;
        using OutputFolder output = OutputFolder.Open(_exploration.Output(parsed));
        SuiteText.WriteBeginning(words, plan);
        SuiteOutcome outcome = new SuiteRunner(terminal, output, words).Run(plan);
        SuiteText.Write(words, terminal, outcome);
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(SuiteJson.Of(outcome), JsonText.Options));
        }

        return outcome.ExitCode;
    }

    /// <summary>Refuses options that contradict each other.</summary>
    /// <exception cref="InputException">Two of them do.</exception>
    private void Refuse(ParseResult parsed)
    {
        bool mutants = parsed.GetResult(_mutants) is not null;
        bool mutant = parsed.GetValue(_mutant) is not null;
        bool full = parsed.GetValue(_full);
        bool nightly = parsed.GetValue(_nightly);
        bool schedules = _exploration.Schedules(parsed) is not null;
        bool place = parsed.GetValue(_configuration) is not null || parsed.GetValue(_workload) is not null;
        (bool Given, string Names, string Next)[] pairs =
        [
            (mutant && mutants, "--mutant and --mutants", "Give --mutant ID for one planted bug in any configuration, --mutants for all of them, each where it is known to show."),
            (mutants && place, "--mutants and --configuration or --workload", "--mutants looks for each where it is known to show; --mutant ID takes --configuration and --workload."),
            (!mutants && parsed.GetValue(_seeds) is not null, "--seeds without --mutants", "Give --seed S, or --mutants with --seeds N."),
            (full && schedules, "--full and --schedules", $"--full is --schedules {FullSchedules:N0} without a limit of time."),
            (nightly && schedules, "--nightly and --schedules", "--nightly says how many schedules there are."),
            (nightly && full, "--nightly and --full", "Give one of them."),
            (nightly && (mutant || mutants), "--nightly and a planted bug", "--nightly is for the right HSM; --schedules N gives a planted bug more."),
        ];
        if (pairs.FirstOrDefault(pair => pair.Given) is { Names: { } names, Next: var next })
        {
            throw new InputException(names.Contains(" without ", StringComparison.Ordinal) ? $"{names}." : $"{names} were both given.", next);
        }
    }

    private ExplorePlan Plan(ParseResult parsed)
    {
        string? mutant = parsed.GetValue(_mutant);
        bool full = parsed.GetValue(_full);
        bool nightly = parsed.GetValue(_nightly);
        long? schedules = _exploration.Schedules(parsed) ?? (full ? FullSchedules : mutant is null ? null : ExplorationBudget.MutantSchedules);
        TimeSpan? seconds = _exploration.Seconds(parsed) ?? (schedules is null && !nightly ? s_defaultTime : null);
        ExplorationOptions options = _exploration.Read(parsed) with { Schedules = schedules ?? long.MaxValue, TimeLimit = seconds };
        string? configuration = parsed.GetValue(_configuration);
        string? workload = parsed.GetValue(_workload);
        IReadOnlyList<ExploreRow> rows = mutant is null
            ? CaseCatalog.Rows(configuration, workload, full || nightly)
            : CaseCatalog.Rows(CaseCatalog.Mutant(mutant), configuration, workload);
        return new ExplorePlan(rows, options) { IsNightly = nightly };
    }
}
