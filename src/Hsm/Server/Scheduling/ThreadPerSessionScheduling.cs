using Hsm.Abstractions;

namespace Hsm;

/// <summary>A worker thread for each session, which waits while its client is idle.</summary>
public sealed class ThreadPerSessionScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;

    /// <summary>Makes one for one run.</summary>
    public ThreadPerSessionScheduling() => _workers = new WorkerThreads(Name, Join);

    /// <inheritdoc/>
    public string Name => "thread-per-session";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => sessionCount;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) => _workers.Start(sessions);

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(static () => { });

    private void Join(IServerSession session) => _workers.Run(() => Work(session));

    private void Work(IServerSession session)
    {
        var result = HandleResult.NotReady;
        while (result is HandleResult.Handled or HandleResult.NotReady)
        {
            session.WaitForRequest();
            result = session.HandleRequest();
        }

        _workers.Leave(session);
    }
}
