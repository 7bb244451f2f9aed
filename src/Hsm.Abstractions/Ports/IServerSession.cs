namespace Hsm.Abstractions;

/// <summary>One session as a server scheduling sees it. One worker at a time: a second is refused with Fatal.</summary>
public interface IServerSession
{
    /// <summary>
    /// Slot of the session in its server, from 0; for names and messages. A later session gets the slot of one that
    /// ended, so it tells sessions apart only while they live.
    /// </summary>
    int Ordinal { get; }

    /// <summary>How urgent its requests are.</summary>
    SessionPriority Priority { get; }

    /// <summary>Takes one request, if there is one, and answers it. The only entry to the server's work; never waits for a client.</summary>
    /// <returns>What was done.</returns>
    HandleResult HandleRequest();

    /// <summary>Waits until HandleRequest would not answer NotReady.</summary>
    void WaitForRequest();

    /// <summary>Names who is told when HandleRequest would not answer NotReady any more.</summary>
    /// <param name="arrived">
    /// Runs on the sender's thread with no lock held; must be short. Called for every request, and at once for what is
    /// there; calls without a reason are allowed.
    /// </param>
    void OnArrival(Action arrived);

    /// <summary>Ends the connection from the server's side: a worker waiting in WaitForRequest wakes. Any thread.</summary>
    void Disconnect();
}
