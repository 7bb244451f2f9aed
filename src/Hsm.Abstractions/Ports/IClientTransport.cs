namespace Hsm.Abstractions;

/// <summary>The client's end of one session's connection. One thread at a time; one message in flight.</summary>
public interface IClientTransport
{
    /// <summary>Hands a request to the server. Precondition: the response of the one before has been received.</summary>
    /// <param name="message">Sequence number and request.</param>
    /// <returns>Ok: on its way; RequestPending: the one before has not been taken, nothing sent; Aborted: the server is gone.</returns>
    HsmStatus Send(RequestMessage message);

    /// <summary>Takes a response if there is one; does not wait.</summary>
    /// <param name="message">The response when Ok.</param>
    /// <returns>Ok; NotReady: none yet; Aborted: the server is gone and none will come.</returns>
    HsmStatus TryReceive(out ResponseMessage message);

    /// <summary>Waits until <see cref="TryReceive"/> would not answer NotReady.</summary>
    /// <returns>Ok: a response is there; Aborted: the server is gone and none will come.</returns>
    HsmStatus WaitForResponse();

    /// <summary>Ends the connection; the server sees it after the requests sent before. Later calls answer Aborted.</summary>
    void Disconnect();
}
