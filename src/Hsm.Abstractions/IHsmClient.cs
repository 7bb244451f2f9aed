namespace Hsm.Abstractions;

/// <summary>A session as its user sees it: one request in flight, one thread at a time.</summary>
public interface IHsmClient
{
    /// <summary>Sends a request and waits for its response.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>
    /// The response. Client-local refusals, all StatusResponse and none of them sent: RequestPending, a request of this
    /// session is in flight or another thread is inside this object; NotReady, the session was closed; Aborted, the
    /// server had gone. Timeout: the server went after the request was sent; whether it took effect is not known, and
    /// nothing repeats it.
    /// </returns>
    HsmResponse Send(HsmRequest request);

    /// <summary>The first half of <see cref="Send"/>: hands the request over and returns.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>Ok: in flight; else as for Send: RequestPending, NotReady or Aborted, and nothing is sent.</returns>
    HsmStatus BeginRequest(HsmRequest request);

    /// <summary>The second half: waits for the response of the request in flight.</summary>
    /// <returns>
    /// The response; NotReady: nothing is in flight; RequestPending: another thread is inside; Timeout: the server went,
    /// the effect is not known.
    /// </returns>
    HsmResponse EndRequest();
}
