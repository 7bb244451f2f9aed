using Interleave.Rewriting;

namespace Interleave.Cli.Hosting;

/// <summary>What the rewriter refuses is the user's input; its messages say what to do.</summary>
internal static class Refusal
{
    /// <summary>Calls a function.</summary>
    /// <param name="function">What may refuse.</param>
    /// <param name="next">What else to do about a refusal.</param>
    /// <exception cref="InputException">It refused.</exception>
    internal static T Told<T>(Func<T> function, string next = "")
    {
        try
        {
            return function();
        }
        catch (RewritingException exception)
        {
            throw new InputException(exception.Message, next);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or TypeLoadException or System.Reflection.ReflectionTypeLoadException)
        {
            // A dependency that is nowhere to be found: what its loader says names it.
            string message = exception is System.Reflection.ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first.Message : exception.Message;
            throw new InputException(
                "A dependency can't be loaded: " + message,
                "`dotnet publish` puts everything an assembly needs beside it; name the .dll there.");
        }
    }
}
