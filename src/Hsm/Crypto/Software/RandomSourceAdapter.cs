using Hsm.Abstractions;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Security;

namespace Hsm;

/// <summary>A session's random source where BouncyCastle wants a generator.</summary>
/// <param name="source">The source; used by this thread alone during the call.</param>
internal sealed class RandomSourceAdapter(IRandomSource source) : IRandomGenerator
{
    /// <summary>Wraps a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>What BouncyCastle's algorithms take.</returns>
    public static SecureRandom Wrap(IRandomSource source) => new(new RandomSourceAdapter(source));

    /// <summary>The source has its own seed.</summary>
    /// <param name="seed">Not used.</param>
    public void AddSeedMaterial(byte[] seed)
    {
    }

    /// <summary>The source has its own seed.</summary>
    /// <param name="seed">Not used.</param>
    public void AddSeedMaterial(long seed)
    {
    }

    /// <summary>The source has its own seed; asked for by BouncyCastle.Cryptography alone.</summary>
    /// <param name="seed">Not used.</param>
    public void AddSeedMaterial(ReadOnlySpan<byte> seed)
    {
    }

    /// <inheritdoc/>
    public void NextBytes(byte[] bytes) => source.Fill(bytes);

    /// <inheritdoc/>
    public void NextBytes(byte[] bytes, int start, int len) => source.Fill(bytes.AsSpan(start, len));

    /// <summary>Fills; asked for by BouncyCastle.Cryptography alone.</summary>
    /// <param name="bytes">What to fill.</param>
    public void NextBytes(Span<byte> bytes) => source.Fill(bytes);
}
