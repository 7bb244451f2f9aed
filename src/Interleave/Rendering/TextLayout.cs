using System.Text;

namespace Interleave.Rendering;

/// <summary>Fitting text into columns. Widths count UTF-16 units, which is right for source code and names.</summary>
internal static class TextLayout
{
    /// <summary>Cuts a text to a width, marking the cut.</summary>
    internal static string Fit(string text, int width)
    {
        string flat = text.Replace('\t', ' ');
        return flat.Length <= width ? flat : width <= 1 ? "…"[..Math.Max(0, width)] : flat[..(width - 1)] + "…";
    }

    /// <summary>Breaks a text at spaces; continuation lines are indented.</summary>
    internal static IEnumerable<string> Wrap(string text, int width, string indent = "    ")
    {
        string rest = text;
        string prefix = "";
        while (prefix.Length + rest.Length > width)
        {
            int room = Math.Max(10, width - prefix.Length);
            if (rest.Length <= room)
            {
                break;
            }

            int at = rest.LastIndexOf(' ', room);
            at = at <= room / 3 ? room : at;
            yield return prefix + rest[..at].TrimEnd();
            rest = rest[at..].TrimStart();
            prefix = indent;
        }

        yield return prefix + rest;
    }

    /// <summary>A line without trailing spaces, and a line break that is the same everywhere.</summary>
    internal static void Line(this StringBuilder text, string line = "") => text.Append(line.TrimEnd()).Append('\n');
}
