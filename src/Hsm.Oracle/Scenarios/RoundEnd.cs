namespace Hsm.Oracle.Scenarios;

/// <summary>How a round ended, whatever its histories say.</summary>
public enum RoundEnd
{
    /// <summary>Every client came to its end.</summary>
    Completed,

    /// <summary>The target crashed, and again when the round was repeated in fresh processes.</summary>
    Crashed,

    /// <summary>A call did not return within the time limit; the target was killed.</summary>
    Hung,

    /// <summary>The target answers, but an object or its token is unusable for good.</summary>
    Corrupted,

    /// <summary>The target can't take part in this scenario, and said so; nothing was judged.</summary>
    Unsupported,
}
