namespace Hsm.Abstractions;

/// <summary>Makes the random generators of a server: one for each session, so that none is shared (hsm-notes 12).</summary>
/// <remarks>Phase: any time; safe for two threads. A generator is its session's alone.</remarks>
public interface IRandomGenerators
{
    /// <summary>For configurations and messages.</summary>
    string Name { get; }

    /// <summary>Makes a generator.</summary>
    /// <param name="ordinal">Of the session in its server: different ordinals give different bytes.</param>
    /// <returns>The generator.</returns>
    IRandomSource Create(int ordinal);
}
