namespace Hsm.Abstractions;

/// <summary>
/// Who calls <see cref="IServerSession.HandleRequest"/> when: a small class over that one entry. Write your own to fit a
/// main loop, an RTOS task or an interrupt.
/// </summary>
/// <remarks>Phase: one Start, then one Stop; an instance serves one run.</remarks>
public interface IServerScheduling
{
    /// <summary>For configurations and messages, e.g. <c>round-robin</c>.</summary>
    string Name { get; }

    /// <summary>How many threads it will work this many sessions with.</summary>
    /// <param name="sessionCount">1 or more.</param>
    /// <returns>1 or more; more than the lock provider allows is refused by the server.</returns>
    int ThreadCount(int sessionCount);

    /// <summary>Starts serving; returns at once.</summary>
    /// <param name="sessions">The sessions, all of one server.</param>
    /// <exception cref="InvalidOperationException">Started before.</exception>
    void Start(IReadOnlyList<IServerSession> sessions);

    /// <summary>
    /// Ends serving: requests being handled are finished and answered, others are not taken; every thread of this
    /// object has ended when it returns. The connections are ended. A call before Start, and a second one, do nothing.
    /// </summary>
    void Stop();
}
