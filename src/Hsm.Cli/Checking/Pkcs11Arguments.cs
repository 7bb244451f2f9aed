using System.CommandLine;
using Hsm.Cli.Commands;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary><c>hsm check --pkcs11 MODULE</c> and the options that go with it.</summary>
internal sealed class Pkcs11Arguments : TargetArguments
{
    private const string PinVariable = "HSM_PIN";

    private readonly Option<string?> _module = new("--pkcs11")
    {
        Description = "A PKCS#11 module, such as /usr/lib/softhsm/libsofthsm2.so; it runs in child processes.",
        HelpName = "MODULE",
    };

    private readonly Option<string?> _token = new("--token") { Description = "The token's label; not needed where there is but one.", HelpName = "LABEL" };

    private readonly Option<string?> _pin = new("--pin")
    {
        Description = $"The user's PIN. Others on this machine can read a command line: --pin-file and the variable {PinVariable} are for PINs that matter.",
        HelpName = "PIN",
    };

    private readonly Option<string?> _pinFile = new("--pin-file") { Description = "A file whose first line is the user's PIN.", HelpName = "FILE" };

    private readonly Option<string?> _parameters = new("--library-parameters")
    {
        Description = "What C_Initialize is given, for NSS's softokn: \"configdir='sql:DIR' certPrefix='' keyPrefix='' secmod='secmod.db'\".",
        HelpName = "TEXT",
    };

    private readonly Option<string[]> _variables = new("--env")
    {
        Description = "A variable of the module's environment; without a value, this shell's. Evidence shows it. Those of known modules (SOFTHSM2_CONF, …) are taken along unasked. May be given again.",
        HelpName = "NAME[=VALUE]",
        Arity = ArgumentArity.OneOrMore,
    };

    internal override Option Choice => _module;

    internal override IReadOnlyList<Option> Others => [_token, _pin, _pinFile, _parameters, _variables];

    internal override int DefaultProcesses => 2;

    internal override IOracleTarget Open(ParseResult parsed) => Pkcs11Target.Open(new Pkcs11Options
    {
        Module = parsed.GetValue(_module)!,
        Worker = Pkcs11WorkerCommand.ThisProgram,
        Token = parsed.GetValue(_token),
        Pin = Pin(parsed),
        PinFile = parsed.GetValue(_pinFile),
        LibraryParameters = parsed.GetValue(_parameters),
        Environment = ModuleVariables.Read(parsed.GetValue(_variables) ?? []),
    });

    private string? Pin(ParseResult parsed)
    {
        string? given = parsed.GetValue(_pin);
        if (parsed.GetValue(_pinFile) is not { } file)
        {
            return given ?? Environment.GetEnvironmentVariable(PinVariable);
        }

        if (given is not null)
        {
            throw new InputException("--pin and --pin-file are both given.", "Give one of them.");
        }

        return Secret.Read(_pinFile.Name, $"file:{file}");
    }
}
