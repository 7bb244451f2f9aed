using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>S7. Two workers for each session, each of which handles whatever it finds.</summary>
internal sealed class TwoThreadsPerSessionScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;

    /// <summary>Makes one for one run.</summary>
    public TwoThreadsPerSessionScheduling() => _workers = new WorkerThreads(Name, Join);

    /// <inheritdoc/>
    public string Name => "two-threads-per-session";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => 2 * sessionCount;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) => _workers.Start(sessions);

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(static () => { });

    private static void Work(IServerSession session)
    {
        var result = HandleResult.NotReady;
        while (result is HandleResult.Handled or HandleResult.NotReady)
        {
            session.WaitForRequest();
            result = session.HandleRequest();
        }
    }

    private void Join(IServerSession session)
    {
        _workers.Run(() => Work(session));
        _workers.Run(() => Work(session));
    }
}
