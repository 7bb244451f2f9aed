namespace Hsm.Abstractions;

/// <summary>Authenticated encryption with associated data, for the secure channel: a library, a device or a model.</summary>
/// <remarks>Phase: any time; safe for any number of threads.</remarks>
public interface IAeadAlgorithm
{
    /// <summary>Length of every key, in bytes.</summary>
    const int KeyLengthBytes = 32;

    /// <summary>Length of every tag, in bytes.</summary>
    const int TagLengthBytes = 16;

    /// <summary>As the Noise Protocol Framework names it, e.g. <c>ChaChaPoly</c>.</summary>
    string Name { get; }

    /// <summary>Makes a key ready for use.</summary>
    /// <param name="key"><see cref="KeyLengthBytes"/> bytes; copied, the caller zeroes its own.</param>
    /// <returns>The key; dispose it, so that it is zeroed.</returns>
    IAeadKey CreateKey(ReadOnlySpan<byte> key);
}
