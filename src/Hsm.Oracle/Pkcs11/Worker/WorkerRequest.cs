namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>What the parent asks of a worker; one of its parts is given.</summary>
internal sealed record WorkerRequest
{
    /// <summary>Load the module, find the token, log in.</summary>
    public StartOrder? Start { get; init; }

    /// <summary>Prepare a round.</summary>
    public RoundOrder? Prepare { get; init; }

    /// <summary>Run the prepared round; all processes begin at this time of the monotonic clock.</summary>
    public long? RunAt { get; init; }

    /// <summary>Look once more at what the round left, and end it.</summary>
    public bool Finish { get; init; }

    /// <summary>Remove every object whose label has the prefix.</summary>
    public bool Clean { get; init; }
}
