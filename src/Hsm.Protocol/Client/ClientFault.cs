namespace Hsm.Protocol;

/// <summary>Why a session over a socket got no answer that could be read.</summary>
public enum ClientFault
{
    /// <summary>It got one.</summary>
    None,

    /// <summary>None came in time; the session goes on.</summary>
    NoAnswer,

    /// <summary>The connection ended or failed; the session is closed.</summary>
    Disconnected,

    /// <summary>What came is no answer to the request: its frame, header, order, kind or layout is not the protocol's.</summary>
    Malformed,
}
