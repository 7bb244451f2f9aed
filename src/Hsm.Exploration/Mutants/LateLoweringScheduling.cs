using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S8. An interrupt-like main loop that lowers a session's flag after it served the session: the flag that a request
/// raised between goes with it, and nobody looks at the session again.
/// </summary>
internal sealed class LateLoweringScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;
    private readonly WorkSignal _interrupt = new();

    // Guarded by the workers' gate.
    private readonly List<Line> _lines = [];

    /// <summary>Makes one for one run.</summary>
    public LateLoweringScheduling() => _workers = new WorkerThreads(Name, Join);

    /// <inheritdoc/>
    public string Name => "late-lowering";

    /// <inheritdoc/>
    public int ThreadCount(int sessionCount) => 1;

    /// <inheritdoc/>
    public void Start(IReadOnlyList<IServerSession> sessions) => _workers.Start(sessions, MainLoop);

    /// <inheritdoc/>
    public bool Add(IServerSession session) => _workers.Add(session);

    /// <inheritdoc/>
    public void Stop() => _workers.Stop(_interrupt.Raise);

    private void Join(IServerSession session)
    {
        var line = new Line(session);
        _lines.Add(line);
        session.OnArrival(() =>
        {
            Volatile.Write(ref line.IsRaised, 1);
            _interrupt.Raise();
        });
    }

    private void MainLoop()
    {
        while (true)
        {
            Line[] lines;
            lock (_workers.Gate)
            {
                if (_workers.IsOver)
                {
                    return;
                }

                lines = [.. _lines];
            }

            if (!Look(lines))
            {
                _interrupt.Wait();
            }
        }
    }

    private bool Look(Line[] lines)
    {
        var found = false;
        foreach (var line in lines)
        {
            if (Volatile.Read(ref line.IsRaised) == 0)
            {
                continue;
            }

            found = true;
            if (line.Session.HandleRequest() is not (HandleResult.Handled or HandleResult.NotReady))
            {
                _workers.Leave(line.Session);
                lock (_workers.Gate)
                {
                    _lines.Remove(line);
                }
            }

            Volatile.Write(ref line.IsRaised, 0);
        }

        return found;
    }

    private sealed class Line(IServerSession session)
    {
        public int IsRaised;

        public IServerSession Session => session;
    }
}
