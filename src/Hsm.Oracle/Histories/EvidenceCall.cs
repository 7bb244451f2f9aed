namespace Hsm.Oracle.Histories;

/// <summary>One call as evidence shows it.</summary>
/// <param name="Index">Its place in the history, from 0: its line in the file, the header apart.</param>
/// <param name="Client">The caller's label.</param>
/// <param name="Call">When it began.</param>
/// <param name="Return">When it ended; null when it never did.</param>
public sealed record EvidenceCall(int Index, int Client, long Call, long? Return)
{
    private const string Arrow = " -> ";

    /// <summary>What was asked, as a short text.</summary>
    public required string Asked { get; init; }

    /// <summary>What came back, as a short text that begins with "->".</summary>
    public required string Answered { get; init; }

    /// <summary>What was really called and came back; null where the model's words say it.</summary>
    public string? Note { get; init; }

    /// <summary>What to show of the call: of the note where there is one, else the model's words.</summary>
    public string ShownAsked => Note is null || Split < 0 ? Note ?? Asked : Note[..Split];

    /// <summary>What to show of the answer, without an arrow.</summary>
    public string ShownAnswered => Note is null ? Bare(Answered) : Split < 0 ? "" : Bare(Note[Split..]);

    private int Split => Note!.LastIndexOf(Arrow, StringComparison.Ordinal);

    /// <summary>What part it plays.</summary>
    public CallRole Role { get; init; }

    /// <summary>An answer without its arrow.</summary>
    internal static string Bare(string answer) => answer.Trim() is var text && text.StartsWith("->", StringComparison.Ordinal) ? text[2..].Trim() : text;
}
