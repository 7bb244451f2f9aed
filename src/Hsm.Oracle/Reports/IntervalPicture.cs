using System.Globalization;
using System.Net;
using System.Text;
using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Reports;

/// <summary>Calls as bars in SVG: a row for each client, time goes right.</summary>
internal static class IntervalPicture
{
    private const int MaxCalls = 60;
    private const int MaxTextLength = 44;
    private const double LaneHeight = 58;
    private const double BarHeight = 44;
    private const double LabelWidth = 78;
    private const double Top = 8;
    private const double MaxWidth = 1000;
    private const double Beyond = 6;

    // The page's fixed-pitch face at 13 px; a little wide, so that no text leaves its bar.
    private const double CharWidth = 7.9;

    /// <summary>The calls drawn: the core, and of the forgotten ones those called last before its end.</summary>
    public static IReadOnlyList<EvidenceCall> Drawn(Evidence evidence)
    {
        EvidenceCall[] core = [.. evidence.Core.TakeLast(MaxCalls)];
        IEnumerable<EvidenceCall> others = evidence.Calls.Where(static call => call.Role == CallRole.Forgotten).TakeLast(Math.Max(0, Math.Min(MaxCalls - core.Length, 4 * core.Length)));
        return [.. core.Concat(others).OrderBy(static call => call.Index)];
    }

    public static string Of(IReadOnlyList<EvidenceCall> calls)
    {
        var layout = new PictureLayout(calls, static call => CharWidth * Math.Max(Asked(call).Length, Answered(call).Length));
        return string.Concat(layout.Strips(MaxWidth - LabelWidth).Select(strip => Of(strip, layout)));
    }

    private static string Of(PictureStrip strip, PictureLayout layout)
    {
        double width = LabelWidth + strip.To - strip.From;
        double height = (2 * Top) + (strip.Lanes.Count * LaneHeight);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<div class=\"strip\"><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.#}\" height=\"{height:0.#}\" viewBox=\"0 0 {width:0.#} {height:0.#}\" role=\"img\" aria-label=\"Calls as intervals\">\n");
        for (int i = 0; i < strip.Lanes.Count; i++)
        {
            PictureLane lane = strip.Lanes[i];
            double middle = Top + (i * LaneHeight) + (LaneHeight / 2);
            bool isFirst = i == 0 || strip.Lanes[i - 1].Client != lane.Client;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"lane\" x1=\"{LabelWidth:0.#}\" y1=\"{middle:0.#}\" x2=\"{width:0.#}\" y2=\"{middle:0.#}\"/>\n");
            svg.Append(isFirst ? string.Create(CultureInfo.InvariantCulture, $"<text class=\"client\" x=\"0\" y=\"{middle + 4:0.#}\">client {lane.Client}</text>\n") : "");
            foreach (EvidenceCall call in lane.Calls)
            {
                Append(svg, call, strip, (layout.Left(call), layout.Right(call), middle - (BarHeight / 2)));
            }
        }

        return svg.Append("</svg></div>\n").ToString();
    }

    private static void Append(StringBuilder svg, EvidenceCall call, PictureStrip strip, (double Left, double Right, double Y) bar)
    {
        // A bar that goes on beyond the strip is drawn a little beyond it, so that it shows no end there.
        double left = LabelWidth + Math.Max(bar.Left, strip.From - Beyond) - strip.From;
        double right = LabelWidth + Math.Min(bar.Right, strip.To + Beyond) - strip.From;
        string kind = call.Role == CallRole.Core ? "core" : "forgotten";
        string open = call.Return is null ? " pending" : "";
        svg.Append($"<g class=\"{kind}{open}\"><title>{Text(ViolationText.Of(call))}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.#}\" y=\"{bar.Y:0.#}\" width=\"{right - left:0.#}\" height=\"{BarHeight:0.#}\" rx=\"5\"/>");
        double x = Math.Max(left, LabelWidth) + 10;
        string asked = (bar.Left < strip.From ? "… " : "") + Asked(call);

        // A text that does not fit the rest of a bar stands in the strip before.
        if (bar.Left >= strip.From || x + (CharWidth * Math.Max(asked.Length, Answered(call).Length)) <= right)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{bar.Y + 18:0.#}\">{Text(asked)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"answer\" x=\"{x:0.#}\" y=\"{bar.Y + 35:0.#}\">{Text(Answered(call))}</text>");
        }

        svg.Append("</g>\n");
    }

    private static string Asked(EvidenceCall call) => Shorten($"#{call.Index} {call.Asked}");

    private static string Answered(EvidenceCall call) =>
        call.Return is null ? "… never returned"
        : ViolationText.Bare(call.Answered) is { Length: > 0 } answer ? Shorten("→ " + answer)
        : "";

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength - 1), "…");

    private static string Text(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings(" "));
}
