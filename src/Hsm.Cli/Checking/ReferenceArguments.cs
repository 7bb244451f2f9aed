using System.CommandLine;
using Hsm.Exploration;
using Hsm.Oracle;
using Hsm.Oracle.InProcess;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary><c>--reference</c>: our own HSM in this process, right or with a planted bug.</summary>
internal sealed class ReferenceArguments : TargetArguments
{
    private const string EveryTransport = "all";

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "Our own HSM in this process, under a choice of lock providers and schedulings; over one transport or all in turn: "
            + $"{string.Join(", ", Names)} [default: {EveryTransport}].",
        HelpName = "TRANSPORT",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _mutant = OptionFactory.Word(
        "--mutant", "ID", "Plant a bug in the --reference, as `explore` does, and see whether stress alone finds it: such as N1, a counter that loses increments.");

    /// <inheritdoc/>
    internal override Option Choice => _reference;

    /// <inheritdoc/>
    internal override IReadOnlyList<Option> Others => [_mutant];

    private static IEnumerable<string> Names => Enum.GetNames<ReferenceTransport>().Select(static name => name.ToLowerInvariant());

    /// <inheritdoc/>
    internal override IOracleTarget Open(ParseResult parsed)
    {
        var options = new ReferenceOptions { Transport = Transport(parsed.GetValue(_reference) ?? EveryTransport) };
        return new ReferenceTarget(parsed.GetValue(_mutant) is { } id ? Plant(options, id) : options);
    }

    private static ReferenceTransport? Transport(string name) =>
        name == EveryTransport ? null
        : Names.Contains(name, StringComparer.Ordinal) ? Enum.Parse<ReferenceTransport>(name, ignoreCase: true)
        : throw new OracleException($"--reference takes no '{name}'.", $"Say one of {string.Join(", ", Names)}, or {EveryTransport}.");

    private static ReferenceOptions Plant(ReferenceOptions options, string id)
    {
        Mutant mutant;
        try
        {
            mutant = Mutants.Find(id);
        }
        catch (ArgumentException exception)
        {
            throw new OracleException(exception.Message, "`hsm explore --help` lists them.");
        }

        return options with
        {
            Change = mutant.PlantIn,
            Scheduling = mutant.CreateScheduling() is null ? null : () => mutant.CreateScheduling()!,
            CommandArguments = ["--mutant", mutant.Id],
        };
    }
}
