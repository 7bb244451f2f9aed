namespace Hsm.Oracle.Histories;

/// <summary>One call as evidence shows it.</summary>
/// <param name="Index">Its place in the history, from 0: its line in the file, the header apart.</param>
/// <param name="Client">The caller's label.</param>
/// <param name="Call">When it began.</param>
/// <param name="Return">When it ended; null when it never did.</param>
public sealed record EvidenceCall(int Index, int Client, long Call, long? Return)
{
    /// <summary>What was asked, as a short text.</summary>
    public required string Asked { get; init; }

    /// <summary>What came back, as a short text that begins with "->".</summary>
    public required string Answered { get; init; }

    /// <summary>What part it plays.</summary>
    public CallRole Role { get; init; }
}
