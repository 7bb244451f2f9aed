using System.Globalization;
using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>Reads a line of decisions (see <see cref="ScheduleFileWriter"/> for the form).</summary>
internal static class DecisionLine
{
    /// <summary>Adds a line's decisions to a list.</summary>
    /// <returns>False with the part that could not be read.</returns>
    internal static bool TryParse(string line, List<ScheduleDecision> decisions, out string bad)
    {
        bad = line;
        string[] words = line.Split(' ');
        if (words[0] == "choice")
        {
            return words.Length == 3 && TryChoice(words[1], words[2], decisions);
        }

        if (words.Length < 2 || !words[0].EndsWith(':') || !TryNumber(words[0][..^1], out int thread))
        {
            return false;
        }

        for (int i = 1; i < words.Length; i++)
        {
            bad = words[i];
            if (!TryDecision(words[i], thread, decisions))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryChoice(string valueAndBound, string siteText, List<ScheduleDecision> decisions)
    {
        string[] parts = valueAndBound.Split('/');
        if (parts.Length != 2
            || !TryNumber(parts[0], out int value)
            || !TryNumber(parts[1], out int bound)
            || value >= bound
            || !TrySite(siteText, out int assembly, out int site))
        {
            return false;
        }

        decisions.Add(new ScheduleDecision(value, (ulong)bound, AccessKind.Choice, -1, assembly, site));
        return true;
    }

    private static bool TryDecision(string word, int thread, List<ScheduleDecision> decisions)
    {
        string[] halves = word.Split('@');
        string[] parts = halves[0].Split(':');
        int resource = -1;
        if (halves.Length != 2
            || parts.Length != 3
            || !AccessKindNames.TryParse(parts[0], out AccessKind kind)
            || (parts[1] != "-" && !TryNumber(parts[1], out resource))
            || !TrySite(parts[2], out int assembly, out int site)
            || !ulong.TryParse(halves[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong enabled))
        {
            return false;
        }

        decisions.Add(new ScheduleDecision(thread, enabled, kind, resource, assembly, site));
        return true;
    }

    private static bool TrySite(string text, out int assembly, out int site)
    {
        (assembly, site) = (-1, -1);
        string[] parts = text.Split('.');
        return text == "-" || (parts.Length == 2 && TryNumber(parts[0], out assembly) && TryNumber(parts[1], out site));
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
