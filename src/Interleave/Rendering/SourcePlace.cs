using System.Globalization;
using System.Text.RegularExpressions;

namespace Interleave.Rendering;

/// <summary>A file name and line, as they stand in brackets at the end of a frame or a site.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">Line, from 1.</param>
internal readonly partial record struct SourcePlace(string File, int Line)
{
    /// <summary>Reads <c>Bank.Account.Deposit (Bank.cs:5)</c>; null where there is no such ending.</summary>
    internal static SourcePlace? Of(string text)
    {
        Match match = Ending().Match(text);
        return match.Success
            ? new SourcePlace(match.Groups["file"].Value, int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");

    [GeneratedRegex(@"\((?<file>[^():]+):(?<line>\d{1,9})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();
}
