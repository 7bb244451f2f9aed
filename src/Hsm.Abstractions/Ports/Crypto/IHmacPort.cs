namespace Hsm.Abstractions;

/// <summary>HMAC (FIPS 198-1). As <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.</summary>
public interface IHmacPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="function">The hash.</param>
    /// <returns>False: <see cref="Compute"/> answers NotCompiledIn.</returns>
    bool Supports(HashFunction function);

    /// <summary>Computes a code.</summary>
    /// <param name="function">The hash.</param>
    /// <param name="key">Any length.</param>
    /// <param name="message">Any length.</param>
    /// <param name="destination">As long as the digest; unchanged unless Ok. May hold secrets: the caller zeroes it.</param>
    /// <returns>Ok; NotCompiledIn; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Compute(HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination);
}
