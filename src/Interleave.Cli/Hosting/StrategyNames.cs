using Interleave.Strategies;

namespace Interleave.Cli.Hosting;

/// <summary>Checks the name of a strategy before anything runs.</summary>
internal static class StrategyNames
{
    /// <summary>Why the name can't be used, naming those that can; null when it can.</summary>
    internal static string? Problem(string name)
    {
        try
        {
            StrategyFactory.Create(name);
            return null;
        }
        catch (ArgumentException exception)
        {
            // The parameter's name, which ArgumentException appends, means nothing to whoever typed the option.
            string message = exception.ParamName is { } parameter
                ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
                : exception.Message;
            return "--strategy: " + message;
        }
    }
}
