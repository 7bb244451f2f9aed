using System.CommandLine;
using System.Globalization;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Serving;

/// <summary>The options of <c>hsm serve</c> that switch a face of the server on: PKCS#11, users, functions of its own, hardware keys.</summary>
internal sealed class FaceArguments
{
    private readonly Option<string?> _tokenPin = OptionFactory.Word("--token-pin", Secret.HelpName, "Switches the PKCS#11 face on: the user's PIN.");
    private readonly Option<string?> _tokenSoPin = OptionFactory.Word("--token-so-pin", Secret.HelpName, "The security officer's PIN of the PKCS#11 face.");
    private readonly Option<long?> _tokenSessions = OptionFactory.Whole("--token-sessions", "Sessions an application of the PKCS#11 face may have at once [default: 1024].", 1, 1 << 20);
    private readonly Option<string?> _adminPin = OptionFactory.Word("--admin-pin", Secret.HelpName, "Switches users on: the administrator's PIN at the first start; later it is the one in the store. Every request but those of COMM then needs a login.");
    private readonly Option<bool> _resetAdmin = OptionFactory.Flag("--reset-admin", "The administrator gets the PIN of --admin-pin and all attempts again.");
    private readonly Option<string?> _adminName = OptionFactory.Word("--admin-name", "NAME", "The administrator's name, 1 to 31 bytes [default: admin].");
    private readonly Option<long?> _users = OptionFactory.Whole("--users", "Users there may be at once, the administrator among them [default: 16].", 1, 1024);
    private readonly Option<long?> _pinAttempts = OptionFactory.Whole("--pin-attempts", "Wrong PINs in a row after which none is taken any more, of a user as of the PKCS#11 face [default: 10].", 1, 255);
    private readonly Option<long?> _pinIterations = OptionFactory.Whole("--pin-iterations", "Iterations of PBKDF2-HMAC-SHA256 over a PIN [default: 100000].", 1, 100_000_000);

    private readonly Option<string[]> _hardwareKeys = Several(
        "--hardware-key", "NUMBER=" + Secret.HelpName, "A key that wraps and unwraps and never leaves: its number from 1 to 255 and 32, 48 or 64 hex digits; several are possible.");

    private readonly Option<string[]> _customs = Several(
        "--custom", "INDEX=FUNCTION", $"A function that clients call by group CUSTOM, under an index from 0 to 127: {string.Join(", ", CustomFunctions.All.Keys)}; several are possible.");

    internal IReadOnlyList<Option> All =>
    [
        _tokenPin, _tokenSoPin, _tokenSessions, _adminPin, _resetAdmin, _adminName, _users, _pinAttempts, _pinIterations, _hardwareKeys, _customs,
    ];

    /// <summary>Reads the options, and the files they name.</summary>
    /// <exception cref="InputException">One can't be used; says which and what would do.</exception>
    internal ServeFaces Read(ParseResult parsed)
    {
        bool hasToken = parsed.IsGiven(_tokenPin) || parsed.IsGiven(_tokenSoPin);
        bool hasUsers = parsed.IsGiven(_adminPin);
        parsed.Require(_tokenPin.Name, hasToken, _tokenSessions);
        parsed.Require(_adminPin.Name, hasUsers, _resetAdmin, _adminName, _users);
        parsed.Require($"{_tokenPin.Name} or {_adminPin.Name}", hasToken || hasUsers, _pinAttempts, _pinIterations);
        int attempts = (int?)parsed.GetValue(_pinAttempts) ?? 10;
        int iterations = (int?)parsed.GetValue(_pinIterations) ?? 100_000;
        return new ServeFaces
        {
            Token = Token(parsed) is { } token ? token with { MaxPinAttempts = attempts, PinIterations = iterations } : null,
            Users = Users(parsed) is { } users ? users with { MaxAttempts = attempts, PinIterations = iterations } : null,
            HardwareKeys = HardwareKeys(parsed.GetValue(_hardwareKeys) ?? []),
            Customs = Customs(parsed.GetValue(_customs) ?? []),
        };
    }

    private TokenOptions? Token(ParseResult parsed)
    {
        string? user = parsed.GetValue(_tokenPin);
        string? officer = parsed.GetValue(_tokenSoPin);
        if (user is null != officer is null)
        {
            throw new InputException("The PKCS#11 face has two PINs, and one is missing.", "Give both --token-pin and --token-so-pin.");
        }

        return user is null ? null : new TokenOptions
        {
            UserPin = Secret.Read(_tokenPin.Name, user),
            SecurityOfficerPin = Secret.Read(_tokenSoPin.Name, officer!),
            MaxSessions = (int?)parsed.GetValue(_tokenSessions) ?? 1024,
        };
    }

    private AuthOptions? Users(ParseResult parsed) => parsed.GetValue(_adminPin) is { } pin
        ? new AuthOptions
        {
            AdministratorName = parsed.GetValue(_adminName) ?? "admin",
            AdministratorPin = Secret.Read(_adminPin.Name, pin),
            ResetsAdministrator = parsed.GetValue(_resetAdmin),
            MaxUsers = (int?)parsed.GetValue(_users) ?? 16,
        }
        : null;

    private HardwareKey[] HardwareKeys(string[] texts)
    {
        HardwareKey[] keys = Array.ConvertAll(texts, text =>
        {
            (int number, string value) = Numbered(_hardwareKeys.Name, text, least: 1, most: 255);
            return Secret.Key(Secret.Read(_hardwareKeys.Name, value), 16, 24, 32) is { } key
                ? new HardwareKey((byte)number, ObjectFlags.UsageWrap, key)
                : throw new InputException($"{_hardwareKeys.Name} {number} is no key.", "A key is 32, 48 or 64 hex digits.");
        });
        return keys.DistinctBy(static key => key.Number).Count() == keys.Length
            ? keys
            : throw new InputException($"{_hardwareKeys.Name} names a number twice.", "Give each number once.");
    }

    private ICustomCallback?[] Customs(string[] texts)
    {
        var functions = new SortedDictionary<int, ICustomCallback>();
        foreach (string text in texts)
        {
            (int index, string name) = Numbered(_customs.Name, text, least: 0, most: 127);
            if (!CustomFunctions.All.TryGetValue(name, out ICustomCallback? function))
            {
                throw new InputException($"{_customs.Name} knows no function '{name}'.", $"There are {string.Join(", ", CustomFunctions.All.Keys)}.");
            }

            if (!functions.TryAdd(index, function))
            {
                throw new InputException($"{_customs.Name} names an index twice.", "Give each index once.");
            }
        }

        var table = new ICustomCallback?[functions.Count == 0 ? 0 : functions.Keys.Last() + 1];
        foreach ((int index, ICustomCallback function) in functions)
        {
            table[index] = function;
        }

        return table;
    }

    private static (int Number, string Value) Numbered(string option, string text, int least, int most)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            && int.TryParse(text.AsSpan(0, equals), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
            ? (number, text[(equals + 1)..])
            : throw new InputException($"{option} begins with a number from {least} to {most} and '='.", $"`{Program.ToolName} serve --help` shows how.");
    }

    private static Option<string[]> Several(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };
}
