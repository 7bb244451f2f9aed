namespace Hsm.Abstractions;

/// <summary>
/// Hash functions. As <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held: the state between
/// blocks is the caller's.
/// </summary>
public interface IHashPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="function">The function.</param>
    /// <param name="hasState">True: also <see cref="Update"/> and <see cref="Finish"/>; false: <see cref="Hash"/> only.</param>
    /// <returns>False: those answer NotCompiledIn.</returns>
    bool Supports(HashFunction function, bool hasState);

    /// <summary>Hashes a whole message.</summary>
    /// <param name="function">The function.</param>
    /// <param name="message">Any length.</param>
    /// <param name="digest">When Ok.</param>
    /// <returns>Ok; NotCompiledIn; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Hash(HashFunction function, ReadOnlySpan<byte> message, out Bytes digest);

    /// <summary>The state before the first block.</summary>
    /// <param name="function">A supported function.</param>
    /// <returns>Initial words, length 0.</returns>
    HashState Start(HashFunction function);

    /// <summary>Takes whole blocks in.</summary>
    /// <param name="state">Before; its words have the right length.</param>
    /// <param name="blocks">A multiple of the block length.</param>
    /// <param name="next">After, when Ok.</param>
    /// <returns>As Hash.</returns>
    HsmStatus Update(HashState state, ReadOnlySpan<byte> blocks, out HashState next);

    /// <summary>Takes the rest in and ends.</summary>
    /// <param name="state">Before; its words have the right length.</param>
    /// <param name="rest">Shorter than a block.</param>
    /// <param name="digest">When Ok.</param>
    /// <returns>As Hash.</returns>
    HsmStatus Finish(HashState state, ReadOnlySpan<byte> rest, out Bytes digest);
}
