using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// As firmware does it: the arrival callback is the interrupt, which only raises the session's flag; a main loop looks at
/// the flags, lowers one before it serves the session, and sleeps when it found none raised.
/// </summary>
public sealed class InterruptScheduling : IServerScheduling
{
    private readonly WorkerThreads _workers;
    private readonly JoiningSessions<Line> _joining;

    // The processor's wake-up from sleep: it is kept when it comes between the last look and the sleep.
    private readonly WorkSignal _interrupt = new();

    /// <summary>Makes one for one run.</summary>
    public InterruptScheduling()
    {
        _workers = new WorkerThreads(Name, Join);
        _joining = new JoiningSessions<Line>(_workers.Gate);
    }

    /// <inheritdoc/>
    public string Name => "interrupt";

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
        _joining.Add(line);
        session.OnArrival(() =>
        {
            line.Raise();
            _interrupt.Raise();
        });
        _interrupt.Raise();
    }

    private void MainLoop()
    {
        var lines = new List<Line>();
        while (true)
        {
            _joining.MoveTo(lines);
            if (Look(lines))
            {
                continue;
            }

            lock (_workers.Gate)
            {
                if (_workers.IsOver)
                {
                    return;
                }
            }

            _interrupt.Wait();
        }
    }

    // One request for each raised flag. The flag is lowered first: what arrives while the session is served raises it
    // again. False: no flag was raised.
    private bool Look(List<Line> lines)
    {
        var found = false;
        for (var i = 0; i < lines.Count;)
        {
            if (!lines[i].Lower())
            {
                i++;
                continue;
            }

            found = true;
            if (lines[i].Session.HandleRequest() is HandleResult.Handled or HandleResult.NotReady)
            {
                i++;
                continue;
            }

            _workers.Leave(lines[i].Session);
            lines.RemoveAt(i);
        }

        return found;
    }

    private sealed class Line(IServerSession session)
    {
        private int _isRaised;

        public IServerSession Session => session;

        public void Raise() => Volatile.Write(ref _isRaised, 1);

        public bool Lower() => Interlocked.Exchange(ref _isRaised, 0) != 0;
    }
}
