namespace Hsm.Abstractions;

/// <summary>One session as a server scheduling sees it. One worker at a time: a second is refused with Fatal.</summary>
public interface IServerSession
{
    /// <summary>Ordinal of the session in its server, from 0; for names and messages.</summary>
    int Ordinal { get; }

    /// <summary>Takes one request, if there is one, and answers it. The only entry to the server's work; never waits for a client.</summary>
    /// <returns>What was done.</returns>
    HandleResult HandleRequest();

    /// <summary>Waits until HandleRequest would not answer NotReady.</summary>
    void WaitForRequest();

    /// <summary>Names who is told when HandleRequest would not answer NotReady any more.</summary>
    /// <param name="arrived">Runs on the sender's thread with no lock held; must be short. Told at once of what is there.</param>
    void OnArrival(Action arrived);

    /// <summary>Ends the connection from the server's side: a worker waiting in WaitForRequest wakes. Any thread.</summary>
    void Disconnect();
}
