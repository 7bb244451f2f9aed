using Hsm.Abstractions;

namespace Hsm;

/// <summary>A worker thread for each session, which waits while its client is idle.</summary>
public sealed class ThreadPerSessionScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers = new();

    /// <inheritdoc/>
    public string Name => "thread-per-session";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => sessionCount;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions)
    {
        var bodies = new Action[sessions.Count];
        for (var i = 0; i < bodies.Length; i++)
        {
            var session = sessions[i];
            bodies[i] = () => Work(session);
        }

        _workers.Start(Name, sessions, bodies);
    }

    /// <inheritdoc/>
    public void Stop() => _workers.Stop();

    private static void Work(IServerSession session)
    {
        while (true)
        {
            switch (session.HandleRequest())
            {
                case HandleResult.Handled:
                    break;
                case HandleResult.NotReady:
                    session.WaitForRequest();
                    break;
                default:
                    return;
            }
        }
    }
}
