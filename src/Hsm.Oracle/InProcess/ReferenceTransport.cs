namespace Hsm.Oracle.InProcess;

/// <summary>How clients reach the reference HSM in this process.</summary>
public enum ReferenceTransport
{
    /// <summary>Without a copy.</summary>
    InMemory,

    /// <summary>Over channels of .NET.</summary>
    Channel,

    /// <summary>In the secure channel, over frames.</summary>
    Secure,

    /// <summary>Over TCP.</summary>
    Tcp,

    /// <summary>Over a Unix socket.</summary>
    Unix,
}
