using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Entropy of the operating system.</summary>
internal sealed class SystemEntropy : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
