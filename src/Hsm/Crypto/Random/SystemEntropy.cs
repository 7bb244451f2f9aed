using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Entropy of the operating system. Any number of threads.</summary>
public sealed class SystemEntropy : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
