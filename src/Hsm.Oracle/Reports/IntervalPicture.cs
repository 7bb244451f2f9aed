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
        double width = LabelWidth + layout.Width;
        double height = (2 * Top) + (layout.Lanes.Count * LaneHeight);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.#}\" height=\"{height:0.#}\" viewBox=\"0 0 {width:0.#} {height:0.#}\" role=\"img\" aria-label=\"Calls as intervals\">\n");
        for (int i = 0; i < layout.Lanes.Count; i++)
        {
            PictureLayout.Lane lane = layout.Lanes[i];
            double y = Top + (i * LaneHeight);
            bool isFirst = i == 0 || layout.Lanes[i - 1].Client != lane.Client;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"lane\" x1=\"{LabelWidth:0.#}\" y1=\"{y + (LaneHeight / 2):0.#}\" x2=\"{width:0.#}\" y2=\"{y + (LaneHeight / 2):0.#}\"/>\n");
            svg.Append(isFirst ? string.Create(CultureInfo.InvariantCulture, $"<text class=\"client\" x=\"0\" y=\"{y + (LaneHeight / 2) + 4:0.#}\">client {lane.Client}</text>\n") : "");
            foreach (EvidenceCall call in lane.Calls)
            {
                Append(svg, call, layout, y + ((LaneHeight - BarHeight) / 2));
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, EvidenceCall call, PictureLayout layout, double y)
    {
        double left = LabelWidth + layout.Left(call);
        double width = layout.Right(call) - layout.Left(call);
        string kind = call.Role == CallRole.Core ? "core" : "forgotten";
        string open = call.Return is null ? " pending" : "";
        svg.Append($"<g class=\"{kind}{open}\"><title>{Text(ViolationText.Of(call))}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{BarHeight:0.#}\" rx=\"5\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + 10:0.#}\" y=\"{y + 18:0.#}\">{Text(Asked(call))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"answer\" x=\"{left + 10:0.#}\" y=\"{y + 35:0.#}\">{Text(Answered(call))}</text></g>\n");
    }

    private static string Asked(EvidenceCall call) => Shorten($"#{call.Index} {call.Asked}");

    private static string Answered(EvidenceCall call) =>
        call.Return is null ? "… never returned" : Shorten("→ " + call.Answered.TrimStart('-', '>', ' '));

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength - 1), "…");

    private static string Text(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings(" "));
}
