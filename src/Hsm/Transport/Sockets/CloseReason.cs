namespace Hsm;

/// <summary>Why a connection over a socket ended.</summary>
public enum CloseReason
{
    /// <summary>The client ended it, at whatever point: a request half sent is no request.</summary>
    ClientLeft,

    /// <summary>The client said CLOSE, or the server stops.</summary>
    ServerLeft,

    /// <summary>No whole request came within the idle time.</summary>
    Idle,

    /// <summary>The client did not take its response within the slow-reader time.</summary>
    SlowReader,

    /// <summary>A length that no packet has, or a magic of neither byte order: what follows can not be told apart.</summary>
    BadFrame,

    /// <summary>The network failed.</summary>
    Failed,
}
