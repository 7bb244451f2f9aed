using System.Globalization;
using System.Text;

namespace Interleave.Trace;

/// <summary>Ascending non-negative integers as text: <c>0-3,7,12-40</c>.</summary>
internal static class IntegerRanges
{
    internal static string Format(IReadOnlyList<int> ascending)
    {
        var text = new StringBuilder();
        for (int i = 0; i < ascending.Count; i++)
        {
            int first = ascending[i];
            while (i + 1 < ascending.Count && ascending[i + 1] == ascending[i] + 1)
            {
                i++;
            }

            text.Append(text.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{first}");
            if (ascending[i] != first)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{ascending[i]}");
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <returns>False when the text is anything else (spaces, descending or overlapping ranges).</returns>
    internal static bool TryParse(string text, out IReadOnlyList<int> values)
    {
        var result = new List<int>();
        values = result;
        if (text.Length == 0)
        {
            return true;
        }

        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
                || last < first
                || last - first > 10_000_000
                || (result.Count > 0 && first <= result[^1]))
            {
                return false;
            }

            result.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return true;
    }
}
