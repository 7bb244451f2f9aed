namespace Hsm.Oracle;

/// <summary>The oracle can't do what it was asked: a bad file, a missing module, a wrong PIN. Nothing was judged.</summary>
/// <param name="message">What is wrong, naming the input.</param>
/// <param name="next">What to do about it, as a sentence.</param>
public sealed class OracleException(string message, string next) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Next { get; } = next;
}
