using System.Diagnostics;
using Hsm;

namespace Benchmarks;

/// <summary>What threads got through a channel in a given time, and what did not come out at the other end.</summary>
internal sealed class ChannelLoad
{
    private const int RekeyEvery = 100;
    private const int MinPayload = 512;
    private const int MaxPayload = 1023;

    private readonly SecureChannel _one;
    private readonly SecureChannel _two;
    private readonly long[] _kinds = new long[Enum.GetValues<ChannelStatus>().Length];
    private long _bytes;
    private long _packets;
    private volatile bool _stopped;

    private ChannelLoad(ChannelOptions options)
    {
        byte[] forth = [.. Enumerable.Repeat((byte)1, ChannelSecrets.SecretLengthBytes)];
        byte[] back = [.. Enumerable.Repeat((byte)2, ChannelSecrets.SecretLengthBytes)];
        using var first = new ChannelSecrets(forth, back, isInitiator: true);
        using var second = new ChannelSecrets(back, forth, isInitiator: false);
        _one = new SecureChannel(first, options);
        _two = new SecureChannel(second, options);
    }

    public double BytesPerSecond { get; private set; }

    public double PacketsPerSecond { get; private set; }

    /// <summary>Calls that ended otherwise than Ok, by kind; NeedsExclusive is no error but a detour.</summary>
    public string Errors => string.Join(", ", _kinds
        .Select((count, kind) => (Count: count, Kind: (ChannelStatus)kind))
        .Where(one => one.Count > 0 && one.Kind is not (ChannelStatus.Ok or ChannelStatus.NeedsExclusive))
        .Select(one => $"{one.Kind} {one.Count:N0}").DefaultIfEmpty("none"));

    public static ChannelLoad Run(ChannelOptions options, int threads, TimeSpan length)
    {
        var load = new ChannelLoad(options);
        var random = new Random(1);
        int[][] lengths = [.. Enumerable.Range(0, threads).Select(_ => Enumerable.Range(0, 256).Select(_ => random.Next(MinPayload, MaxPayload + 1)).ToArray())];
        using var start = new Barrier(threads + 1);
        Thread[] all = [.. lengths.Select(own => new Thread(() => load.Work(own, start)))];
        Array.ForEach(all, thread => thread.Start());
        start.SignalAndWait();
        long started = Stopwatch.GetTimestamp();
        Thread.Sleep(length);
        load._stopped = true;
        Array.ForEach(all, thread => thread.Join());
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        load.BytesPerSecond = load._bytes / seconds;
        load.PacketsPerSecond = load._packets / seconds;
        load._one.Dispose();
        load._two.Dispose();
        return load;
    }

    private void Work(int[] lengths, Barrier start)
    {
        var payload = new byte[MaxPayload];
        var packet = new byte[MaxPayload + SecureChannel.OverheadBytes];
        long bytes = 0;
        long packets = 0;
        var kinds = new long[_kinds.Length];
        start.SignalAndWait();
        for (int i = 1; !_stopped; i++)
        {
            if (i % RekeyEvery == 0)
            {
                Rekey(packet, kinds);
            }

            int length = Pass(_one, _two, payload.AsSpan(0, lengths[i % lengths.Length]), packet, kinds);
            bytes += length;
            packets += length > 0 ? 1 : 0;
        }

        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _packets, packets);
        lock (_kinds)
        {
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                _kinds[kind] += kinds[kind];
            }
        }
    }

    // The other end follows with the next packet, and must be heard before the key may be replaced again.
    private void Rekey(byte[] packet, long[] kinds)
    {
        kinds[(int)_one.Rekey()]++;
        Pass(_one, _two, [], packet, kinds);
        Pass(_two, _one, [], packet, kinds);
    }

    private static int Pass(SecureChannel from, SecureChannel to, Span<byte> payload, byte[] packet, long[] kinds)
    {
        ChannelStatus status = from.TrySeal(payload, packet, out int sealedLength);
        if (status == ChannelStatus.NeedsExclusive)
        {
            status = from.Seal(payload, packet, out sealedLength);
        }

        if (status != ChannelStatus.Ok)
        {
            kinds[(int)status]++;
            return 0;
        }

        status = to.TryOpen(1, packet.AsSpan(0, sealedLength), payload, out int written);
        if (status == ChannelStatus.NeedsExclusive)
        {
            kinds[(int)status]++;
            status = to.Open(1, packet.AsSpan(0, sealedLength), payload, out written);
        }

        kinds[(int)status]++;
        return written;
    }
}
