using System.CommandLine;
using System.Text.Json;
using Hsm.Cli.Exploring;
using Interleave;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm explore</c>: sessions × lock providers × server scheduling, or planted bugs.</summary>
internal sealed class ExploreCommand(Terminal terminal)
{
    /// <summary>Schedules of each case with <c>--full</c>.</summary>
    private const long FullSchedules = 20_000;

    /// <summary>Schedules within which a planted bug must be found.</summary>
    private const long MutantSchedules = 5_000;

    private static readonly TimeSpan s_defaultTime = TimeSpan.FromSeconds(60);

    private readonly Option<bool> _full = OptionFactory.Flag("--full", $"{FullSchedules:N0} schedules of every configuration, not only of as many as cover each pair of choices, however long that takes.");
    private readonly Option<string?> _mutant = OptionFactory.Word("--mutant", "ID", $"Plant a bug and find it: {string.Join(", ", CaseCatalog.MutantIds)}.");
    private readonly Option<bool> _mutants = OptionFactory.Flag("--mutants", "Plant every bug in turn; ends with 2 when each was found, with 3 when one was not.");
    private readonly Option<string?> _configuration = OptionFactory.Word("--configuration", "NAME", "Only configurations whose name contains this.");
    private readonly Option<string?> _workload = OptionFactory.Word("--workload", "NAME", "Only workloads whose name contains this.");

    private readonly ExplorationArguments _exploration = new(
        $"Schedules of each configuration at most [default: as many as the time allows; {MutantSchedules:N0} for a mutant].",
        $"Seconds in all at most, shared evenly [default: {s_defaultTime.TotalSeconds:0}, unless --schedules, --full or a mutant is given].");

    internal Command Create()
    {
        var command = new Command("explore", "Explores the reference HSM: sessions × lock providers × server scheduling.")
        {
            _full, _mutant, _mutants, _configuration, _workload,
        };
        foreach (Option option in _exploration.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        ExplorePlan plan = Plan(parsed);
        bool json = _exploration.Json(parsed);
        TextWriter words = json ? terminal.Error : terminal.Output;
        using OutputFolder output = OutputFolder.Open(_exploration.Output(parsed));
        string each = plan.CaseCount == plan.Rows.Count ? "" : $" × {plan.CaseCount / plan.Rows.Count} workloads";
        string what = plan.Rows[0].Mutant.Length > 0 ? "planted bug" : "configuration";
        words.WriteLine($"{plan.Rows.Count} {what}{(plan.Rows.Count == 1 ? "" : "s")}{each}: {Budget.Text(plan.Options)}");
        ExploreOutcome outcome = new Explorer(terminal, output, words).Run(plan);
        ExploreText.Write(words, terminal, outcome);
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(ExploreJson.Of(outcome), JsonText.Options));
        }

        return outcome.ExitCode;
    }

    private ExplorePlan Plan(ParseResult parsed)
    {
        string? mutant = parsed.GetValue(_mutant);
        bool allMutants = parsed.GetValue(_mutants);
        bool full = parsed.GetValue(_full);
        if (mutant is not null && allMutants)
        {
            throw new InputException("--mutant and --mutants were both given.", "Give --mutant ID for one planted bug, --mutants for all of them.");
        }

        if (full && _exploration.Schedules(parsed) is not null)
        {
            throw new InputException("--full and --schedules were both given.", $"--full is --schedules {FullSchedules:N0} without a limit of time.");
        }

        bool planted = mutant is not null || allMutants;
        long? schedules = _exploration.Schedules(parsed) ?? (full ? FullSchedules : planted ? MutantSchedules : null);
        TimeSpan? seconds = _exploration.Seconds(parsed) ?? (schedules is null ? s_defaultTime : null);
        ExplorationOptions options = _exploration.Read(parsed) with { Schedules = schedules ?? long.MaxValue, TimeLimit = seconds };
        return new ExplorePlan(Rows(parsed, mutant, allMutants, full), options);
    }

    private IReadOnlyList<ExploreRow> Rows(ParseResult parsed, string? mutant, bool allMutants, bool full)
    {
        string? configuration = parsed.GetValue(_configuration);
        string? workload = parsed.GetValue(_workload);
        return mutant is not null ? CaseCatalog.Rows(CaseCatalog.Mutant(mutant), configuration, workload)
            : allMutants ? [.. CaseCatalog.MutantIds.SelectMany(id => CaseCatalog.Rows(CaseCatalog.Mutant(id), configuration, workload))]
            : CaseCatalog.Rows(configuration, workload, full);
    }
}
