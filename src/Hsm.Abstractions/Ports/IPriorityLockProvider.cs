namespace Hsm.Abstractions;

/// <summary>
/// A provider whose locks look at how urgent their waiters are: the most urgent is let in first. Optional; a server tells
/// it the priority of the session a thread is about to work.
/// </summary>
/// <remarks>Phase: any time; safe for two threads.</remarks>
public interface IPriorityLockProvider : ILockProvider
{
    /// <summary>Says how urgent this thread's work is from now on. The thread holds none of this provider's locks and waits for none.</summary>
    /// <param name="priority">Higher is more urgent. A thread that never said has 0.</param>
    void SetThreadPriority(int priority);
}
