namespace Hsm.Abstractions;

/// <summary>What one call of a server context's <c>HandleRequest</c> did.</summary>
public enum HandleResult
{
    /// <summary>One request was taken and answered; the answer may be a failure.</summary>
    Handled,

    /// <summary>No request was there; the client is idle.</summary>
    NotReady,

    /// <summary>The client closed or went away; the session's state is gone and this context will handle nothing more.</summary>
    Disconnected,

    /// <summary>
    /// Another worker is inside this context: nothing was done, that one goes on. Or a defect of the server ended the
    /// session. Either way the caller is done with it.
    /// </summary>
    Fatal,
}
