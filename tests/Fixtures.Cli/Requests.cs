namespace Fixtures;

/// <summary>Figures that some threads add to under a lock, and others read.</summary>
public sealed class Requests
{
    private readonly Lock _gate = new();
    private long _count;

    /// <summary>The report reads without the lock: nothing orders it with a request that is being added.</summary>
    public static void ReportedWhileServed() => Serve(r => r._count);

    public static void ReportedUnderTheLock() => Serve(r => r.Locked());

    private static void Serve(Func<Requests, long> read)
    {
        var requests = new Requests();
        var server = new Thread(() => requests.Add(1));
        var report = new Thread(() => read(requests));
        server.Start();
        report.Start();
        server.Join();
        report.Join();
    }

    private void Add(long count)
    {
        lock (_gate)
        {
            _count += count;
        }
    }

    private long Locked()
    {
        lock (_gate)
        {
            return _count;
        }
    }
}
