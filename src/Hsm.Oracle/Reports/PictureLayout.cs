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
    private readonly Func<EvidenceCall, double> _width;

    public PictureLayout(IReadOnlyList<EvidenceCall> calls, Func<EvidenceCall, double> width)
    {
        ILookup<long, EvidenceCall> ending = calls.Where(static call => call.Return is not null).ToLookup(static call => call.Return!.Value);
        _width = width;
        double x = 0;
        foreach (long time in calls.SelectMany(Times).Distinct().Order())
        {
            foreach (EvidenceCall call in ending[time].Where(call => call.Call < time))
            {
                x = Math.Max(x, _x[call.Call] + width(call) + (2 * Padding));
            }

            _x.Add(time, x);
            x += Gap;
            foreach (EvidenceCall call in ending[time].Where(call => call.Call == time))
            {
                x = Math.Max(x, _x[time] + Gap + width(call) + (2 * Padding));
            }
        }

        Width = calls.Where(static call => call.Return is null).Select(call => _x[call.Call] + width(call) + (2 * Padding)).Append(x).Max() + Gap;
        Lanes = MakeLanes(calls);
    }

    /// <summary>Width of all bars.</summary>
    public double Width { get; }

    /// <summary>Rows from above: one for each client, more where its calls overlap.</summary>
    public IReadOnlyList<Lane> Lanes { get; }

    /// <summary>Where a bar begins.</summary>
    public double Left(EvidenceCall call) => _x[call.Call];

    /// <summary>Where it ends; a pending one goes on to the end.</summary>
    public double Right(EvidenceCall call) =>
        call.Return is not { } time ? Width
        : call.Return == call.Call ? _x[time] + _width(call) + (2 * Padding)
        : _x[time];

    private static IEnumerable<long> Times(EvidenceCall call) => call.Return is { } end ? [call.Call, end] : [call.Call];

    private static List<Lane> MakeLanes(IReadOnlyList<EvidenceCall> calls)
    {
        var lanes = new List<Lane>();
        foreach (EvidenceCall call in calls)
        {
            Lane? lane = lanes.Find(candidate => candidate.Client == call.Client && candidate.IsFreeAt(call.Call));
            if (lane is null)
            {
                lane = new Lane(call.Client);
                lanes.Add(lane);
            }

            lane.Calls.Add(call);
        }

        return [.. lanes.OrderBy(static lane => lane.Client)];
    }

    /// <summary>A row of bars.</summary>
    internal sealed class Lane(int client)
    {
        public int Client => client;

        public List<EvidenceCall> Calls { get; } = [];

        public bool IsFreeAt(long time) => Calls.Count == 0 || Calls[^1].Return < time;
    }
}
