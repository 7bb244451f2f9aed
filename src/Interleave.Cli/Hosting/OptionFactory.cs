using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Interleave.Cli.Hosting;

/// <summary>Options whose refusals say what would be accepted.</summary>
internal static class OptionFactory
{
    internal static Option<long?> Whole(string name, string description, long least, long most = long.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            if (long.TryParse(Digits(Text(result)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most)
            {
                return value;
            }

            string range = most == long.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
            result.AddError($"{name} takes a whole number {range}, not '{Text(result)}'.");
            return null;
        },
    };

    internal static Option<ulong?> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "S",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            if (ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
            {
                return value;
            }

            result.AddError($"{name} takes a whole number from 0 to {ulong.MaxValue}, not '{Text(result)}'.");
            return null;
        },
    };

    internal static Option<TimeSpan?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "S",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            const double Most = 30 * 24 * 3600;
            if (double.TryParse(Text(result), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= Most)
            {
                return TimeSpan.FromSeconds(value);
            }

            result.AddError($"{name} takes a number of seconds above 0 and at most {Most} (30 days), such as 10 or 0.5, not '{Text(result)}'.");
            return null;
        },
    };

    /// <summary>On or off. Not a bool: the parser leaves a word that is no bool to the arguments.</summary>
    internal static Option<Toggle?> Switch(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "on|off",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            switch (Text(result).ToLowerInvariant())
            {
                case "on":
                    return Toggle.On;
                case "off":
                    return Toggle.Off;
                default:
                    result.AddError($"{name} takes on or off, not '{Text(result)}'.");
                    return null;
            }
        },
    };

    /// <summary>One of a few words, each with its meaning.</summary>
    internal static Option<T?> OneOf<T>(string name, IReadOnlyDictionary<string, T> words, string description)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = string.Join('|', words.Keys),
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                if (words.TryGetValue(Text(result), out T value))
                {
                    return value;
                }

                result.AddError($"{name} takes {string.Join(" or ", words.Keys)}, not '{Text(result)}'.");
                return null;
            },
        };

    internal static Option<string?> Word(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne };

    internal static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;

    /// <summary>Digits may be grouped the way our own summaries print them: 20,000 or 20_000.</summary>
    private static string Digits(string text) =>
        text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
