namespace Hsm.Abstractions;

/// <summary>The server's end of one session's connection. One thread at a time but for <see cref="Disconnect"/>.</summary>
public interface IServerTransport
{
    /// <summary>Takes a request if there is one; does not wait.</summary>
    /// <param name="message">The request when Ok.</param>
    /// <returns>Ok; NotReady: none yet; Aborted: the client is gone and none will come.</returns>
    HsmStatus TryReceive(out RequestMessage message);

    /// <summary>Hands the response back. Precondition: its request was received and not yet answered.</summary>
    /// <param name="message">Sequence number of the request, and the response.</param>
    /// <returns>Ok: on its way; Aborted: the client is gone, or there is no request to answer; nothing sent.</returns>
    HsmStatus Send(ResponseMessage message);

    /// <summary>Waits until <see cref="TryReceive"/> would not answer NotReady.</summary>
    /// <returns>Ok: a request is there; Aborted: either side has disconnected.</returns>
    HsmStatus WaitForRequest();

    /// <summary>
    /// Names who is told of an arrival: a request, or the end of the connection. What has arrived before is told at
    /// once. The callback runs on the sender's thread with no lock held and must be short.
    /// </summary>
    /// <param name="arrived">The callback; there is one, a later call replaces it.</param>
    void OnArrival(Action arrived);

    /// <summary>Ends the connection from this side; wakes whoever waits at either end. Any thread, any number of times.</summary>
    void Disconnect();
}
