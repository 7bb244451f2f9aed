namespace Interleave.Cli.Hosting;

/// <summary>Words as a shell takes them back.</summary>
internal static class ShellText
{
    internal static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    internal static string Quote(string word)
    {
        if (word.Length > 0 && word.All(IsPlain))
        {
            return word;
        }

        return OperatingSystem.IsWindows()
            ? '"' + word.Replace("\"", "\\\"", StringComparison.Ordinal) + '"'
            : '\'' + word.Replace("'", "'\\''", StringComparison.Ordinal) + '\'';
    }

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',' or '+' or '@' or '%'
        || (c == '\\' && OperatingSystem.IsWindows());
}
