using Hsm.Abstractions;
using Interleave.Cli.Hosting;

namespace Hsm.Cli;

/// <summary>A PIN or key as an option names it: where it is, so that it need not stand in the list of processes.</summary>
internal static class Secret
{
    /// <summary>How an option's help shows it.</summary>
    internal const string HelpName = "file:PATH|env:NAME|pass:TEXT";

    /// <summary>Reads a secret: the first line of a file, an environment variable, or what stands there.</summary>
    /// <exception cref="InputException">It can't be read, or is empty; names the option, not the secret.</exception>
    internal static string Read(string option, string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string where = text[(colon + 1)..];
        string? secret = colon < 0 ? null : text[..colon] switch
        {
            "file" => FirstLine(option, where),
            "env" => Environment.GetEnvironmentVariable(where)
                ?? throw new InputException($"{option}: there is no environment variable '{where}'.", "Set it, or give file:PATH."),
            "pass" => where,
            _ => null,
        };
        return secret switch
        {
            null => throw new InputException($"{option} does not say where the secret is.", $"Say {option} {HelpName}; in a file it is the first line."),
            "" => throw new InputException($"{option} is empty.", "It has 1 character or more."),
            _ => secret,
        };
    }

    /// <summary>Reads a key of one of the lengths there are.</summary>
    /// <returns>Null: other than two hex digits for each byte.</returns>
    internal static Bytes? Key(string hex, params ReadOnlySpan<int> lengthsBytes) =>
        hex.Length % 2 == 0 && lengthsBytes.Contains(hex.Length / 2) && hex.All(char.IsAsciiHexDigit) ? Bytes.FromHex(hex) : null;

    private static string FirstLine(string option, string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault("");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{option}: {exception.Message}", "Name a file that can be read.");
        }
    }
}
