namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>One attempt at a round.</summary>
internal sealed record RoundRun
{
    /// <summary>How a worker was lost; null: none was.</summary>
    public WorkerLostException? Lost { get; init; }

    /// <summary>Why the module can not take part; null: it can.</summary>
    public string? Unsupported { get; init; }

    /// <summary>What was called.</summary>
    public IReadOnlyList<ClientCalls> Calls { get; init; } = [];

    /// <summary>Time from the common beginning to the last worker's end.</summary>
    public TimeSpan Driving { get; init; }
}
