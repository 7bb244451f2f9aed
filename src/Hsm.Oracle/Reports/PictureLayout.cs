using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Reports;

/// <summary>Where the bars of an interval picture stand.</summary>
/// <remarks>
/// Only the order of times counts, so the axis is stretched: neighbouring times are at least <see cref="Gap"/> apart, and each bar is as
/// wide as its text. What overlaps in the picture overlapped, and only that.
/// </remarks>
internal sealed class PictureLayout
{
    private const double Gap = 14;
    private const double Padding = 12;

    private readonly Dictionary<long, double> _x = [];
    private readonly IReadOnlyList<EvidenceCall> _calls;
    private readonly Func<EvidenceCall, double> _width;
    private readonly double _end;

    public PictureLayout(IReadOnlyList<EvidenceCall> calls, Func<EvidenceCall, double> textWidth)
    {
        _calls = calls;
        _width = call => textWidth(call) + (2 * Padding);
        ILookup<long, EvidenceCall> ending = calls.Where(static call => call.Return is not null).ToLookup(static call => call.Return!.Value);
        double x = 0;
        foreach (long time in calls.SelectMany(Times).Distinct().Order())
        {
            foreach (EvidenceCall call in ending[time].Where(call => call.Call < time))
            {
                x = Math.Max(x, _x[call.Call] + _width(call));
            }

            _x.Add(time, x);
            x += Gap;
            foreach (EvidenceCall call in ending[time].Where(call => call.Call == time))
            {
                x = Math.Max(x, _x[time] + Gap + _width(call));
            }
        }

        _end = calls.Where(static call => call.Return is null).Select(call => _x[call.Call] + _width(call)).Append(x).Max() + Gap;
    }

    /// <summary>Where a bar begins.</summary>
    public double Left(EvidenceCall call) => _x[call.Call];

    /// <summary>Where it ends; a pending one goes on to the end.</summary>
    public double Right(EvidenceCall call) =>
        call.Return is not { } time ? _end
        : time == call.Call ? Left(call) + _width(call)
        : _x[time];

    /// <summary>
    /// The picture in strips of at most <paramref name="maxWidth"/>, one below the other as lines of a text are. They are cut where a
    /// call begins and as few texts as can be are cut.
    /// </summary>
    public IEnumerable<PictureStrip> Strips(double maxWidth)
    {
        double[] begins = [.. _calls.Select(Left).Distinct().Order()];
        for (double from = 0; from < _end;)
        {
            double to = from + maxWidth >= _end ? _end : Cut(begins, from, maxWidth);
            yield return new PictureStrip(from, to, MakeLanes([.. _calls.Where(call => Left(call) < to && Right(call) > from)]));
            from = to;
        }
    }

    private double Cut(double[] begins, double from, double maxWidth)
    {
        double[] candidates = [.. begins.Where(x => x > from + (maxWidth / 2) && x <= from + maxWidth)];
        return candidates.Length == 0
            ? from + maxWidth
            : candidates.MinBy(cut => (_calls.Count(call => Left(call) >= from && Left(call) < cut && Left(call) + _width(call) > cut), -cut));
    }

    private static IEnumerable<long> Times(EvidenceCall call) => call.Return is { } end ? [call.Call, end] : [call.Call];

    private static List<PictureLane> MakeLanes(IReadOnlyList<EvidenceCall> calls)
    {
        var lanes = new List<PictureLane>();
        foreach (EvidenceCall call in calls)
        {
            PictureLane? lane = lanes.Find(candidate => candidate.Client == call.Client && candidate.IsFreeAt(call.Call));
            if (lane is null)
            {
                lane = new PictureLane(call.Client);
                lanes.Add(lane);
            }

            lane.Calls.Add(call);
        }

        return [.. lanes.OrderBy(static lane => lane.Client)];
    }
}
