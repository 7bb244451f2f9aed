namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>What a worker answers; nothing set: done.</summary>
internal sealed record WorkerReply
{
    /// <summary>The module can not be used: message of an <see cref="OracleException"/>.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Next { get; init; }

    /// <summary>The module can not take part in this scenario, and why.</summary>
    public string? Unsupported { get; init; }

    /// <summary>What the module damaged.</summary>
    public string? Corrupted { get; init; }

    /// <summary>A thread of the worker failed by itself: the oracle's own defect.</summary>
    public string? Defect { get; init; }

    /// <summary>What the module and its token tell of themselves: name and value in turn.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}
