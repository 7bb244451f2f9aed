using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Counts of a socket server, under the meter <see cref="MeterName"/>: requests and their duration by group and outcome,
/// connections open, refused and closed by reason. Costs next to nothing while nobody listens.
/// </summary>
public sealed class ServerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Hsm.Server";

    private static readonly string[] s_groups =
        ["0", "comm", "nvm", "key", "crypto", "image", "pkcs11", "she", "counter", "9", "custom", "crypto_dma", "cert", "auth"];

    private static readonly string[] s_reasons = [.. Enum.GetNames<CloseReason>()];

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _errors;
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _closed;

    /// <summary>Makes the instruments.</summary>
    public ServerMetrics()
    {
        _requests = _meter.CreateCounter<long>("hsm.requests", "{request}", "Requests answered.");
        _errors = _meter.CreateCounter<long>("hsm.errors", "{request}", "Requests answered with another status than Ok.");
        _duration = _meter.CreateHistogram<double>("hsm.request.duration", "s", "From the whole request to the response handed over.");
        _connections = _meter.CreateUpDownCounter<long>("hsm.sessions", "{session}", "Sessions over sockets.");
        _refused = _meter.CreateCounter<long>("hsm.connections.refused", "{connection}", "Clients closed for want of room.");
        _closed = _meter.CreateCounter<long>("hsm.connections.closed", "{connection}", "Connections that ended.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>The time, if somebody wants durations.</summary>
    /// <returns>0: nobody does.</returns>
    internal long Now() => _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>A request was answered.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="takenAt">From <see cref="Now"/>, when it was taken; 0: not known.</param>
    internal void Answered(RequestKind kind, HsmStatus status, long takenAt)
    {
        var number = (int)kind >> 8;
        var group = new KeyValuePair<string, object?>("group", number < s_groups.Length ? s_groups[number] : "other");
        _requests.Add(1, group);
        if (status != HsmStatus.Ok)
        {
            _errors.Add(1, group);
        }

        if (takenAt != 0)
        {
            _duration.Record(Stopwatch.GetElapsedTime(takenAt).TotalSeconds, group);
        }
    }

    /// <summary>A session over a socket began.</summary>
    internal void ConnectionOpened() => _connections.Add(1);

    /// <summary>A client was closed at once.</summary>
    internal void ConnectionRefused() => _refused.Add(1);

    /// <summary>A session over a socket ended.</summary>
    /// <param name="reason">Why.</param>
    internal void ConnectionClosed(CloseReason reason)
    {
        _connections.Add(-1);
        _closed.Add(1, new KeyValuePair<string, object?>("reason", s_reasons[(int)reason]));
    }
}
