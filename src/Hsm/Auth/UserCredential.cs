using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a user proves who they are with. Never changes: other credentials are another object.</summary>
internal abstract class UserCredential
{
    /// <summary>How it proves.</summary>
    public abstract AuthMethod Method { get; }

    /// <summary>As it is kept in NVM: 1 byte or more, of which a PIN can't be had back.</summary>
    public abstract Bytes Stored { get; }

    /// <summary>Whether a proof is right. Takes its time: no lock is held.</summary>
    /// <param name="proof">The proof.</param>
    /// <returns>True when it is.</returns>
    public abstract bool Accepts(ReadOnlySpan<byte> proof);
}
