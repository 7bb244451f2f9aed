using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>HMAC_DRBG generators (NIST SP 800-90A) over the operating system's entropy.</summary>
public sealed class SystemRandomGenerators : IRandomGenerators
{
    private readonly int _reseedInterval;

    /// <summary>Makes generators that take a new seed every so often.</summary>
    /// <param name="reseedInterval">Requests between two seeds, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is below 1.</exception>
    public SystemRandomGenerators(int reseedInterval = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reseedInterval, 1);
        _reseedInterval = reseedInterval;
    }

    /// <inheritdoc/>
    public string Name => "hmac-drbg";

    /// <inheritdoc/>
    public IRandomSource Create(int ordinal)
    {
        Span<byte> personalization = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(personalization, ordinal);
        return new HmacDrbg(new SystemEntropy(), personalization, _reseedInterval);
    }
}
