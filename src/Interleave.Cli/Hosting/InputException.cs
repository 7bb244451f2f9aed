namespace Interleave.Cli.Hosting;

/// <summary>The user's input can't be used. Shown without a stack trace; nothing was changed.</summary>
/// <param name="message">What is wrong, naming the input.</param>
/// <param name="next">What to do about it.</param>
internal sealed class InputException(string message, string next) : Exception(message)
{
    internal string Next { get; } = next;
}
