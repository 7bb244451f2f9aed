namespace Hsm.Abstractions;

/// <summary>
/// Who calls <see cref="IServerSession.HandleRequest"/> when: a small class over that one entry. Write your own to fit a
/// main loop, an RTOS task or an interrupt.
/// </summary>
/// <remarks>Phase: one Start, any number of Adds, one Stop; an instance serves one run.</remarks>
public interface IServerScheduling
{
    /// <summary>For configurations and messages, e.g. <c>round-robin</c>.</summary>
    string Name { get; }

    /// <summary>How many threads it will work this many sessions with.</summary>
    /// <param name="sessionCount">1 or more.</param>
    /// <returns>1 or more; more than the lock provider allows is refused by the server.</returns>
    int ThreadCount(int sessionCount);

    /// <summary>Starts serving; returns at once.</summary>
    /// <param name="sessions">The sessions there are, all of one server; may be none.</param>
    /// <exception cref="InvalidOperationException">Started before.</exception>
    void Start(IReadOnlyList<IServerSession> sessions);

    /// <summary>
    /// Serves one more session, from now on; returns at once. A session is dropped when HandleRequest says that it has
    /// ended, so sessions come and go for as long as a scheduling runs. Any thread.
    /// </summary>
    /// <param name="session">Of the same server; given to no scheduling before.</param>
    /// <returns>False: not started, or stopped; the session is left alone.</returns>
    bool Add(IServerSession session);

    /// <summary>
    /// Ends serving: requests being handled are finished and answered, others are not taken; every thread of this
    /// object has ended when it returns. The connections are ended. A call before Start, and a second one, do nothing.
    /// </summary>
    void Stop();
}
