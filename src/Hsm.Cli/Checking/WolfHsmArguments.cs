using System.CommandLine;
using Hsm.Oracle.Scenarios;
using Hsm.Oracle.WolfHsm;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary><c>--wolfhsm</c>: any server that speaks the wolfHSM protocol.</summary>
internal sealed class WolfHsmArguments : TargetArguments
{
    private readonly Option<string?> _addresses = OptionFactory.Word(
        "--wolfhsm", "HOST:PORT[,PORT…]", "A server that speaks the wolfHSM protocol; a port for each client where it takes one each; unix:PATH too.");

    private readonly Option<bool> _disposable = OptionFactory.Flag(
        "--disposable", "The --wolfhsm server's store is thrown away afterwards: keys are revoked too, which nobody can undo.");

    private readonly Option<TimeSpan?> _answer = OptionFactory.Seconds(
        "--answer-seconds", "Seconds after which the --wolfhsm server counts as hung when it does not answer [default: 10].");

    /// <inheritdoc/>
    internal override Option Choice => _addresses;

    /// <inheritdoc/>
    internal override IReadOnlyList<Option> Others => [_disposable, _answer];

    /// <inheritdoc/>
    internal override IOracleTarget Open(ParseResult parsed)
    {
        var options = new WolfHsmOptions { IsDisposable = parsed.GetValue(_disposable) };
        return new WolfHsmTarget(
            parsed.GetValue(_addresses)!,
            parsed.GetValue(_answer) is { } limit ? options with { AnswerTimeout = limit } : options);
    }
}
