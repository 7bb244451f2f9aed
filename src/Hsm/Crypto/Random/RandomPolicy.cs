using Hsm.Abstractions;

namespace Hsm;

/// <summary>Which generator a session draws from.</summary>
internal abstract class RandomPolicy
{
    /// <summary>The generator for a request.</summary>
    /// <param name="session">Who asks; this thread is its one worker.</param>
    /// <returns>Used by this thread alone until the request is answered.</returns>
    public abstract IRandomSource SourceOf(SessionState session);
}
