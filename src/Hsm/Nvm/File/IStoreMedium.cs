namespace Hsm;

/// <summary>
/// The files of one store, as <see cref="FileFlash"/> needs them: a lock, a text that says what the image is, and the
/// image. One holder at a time; every member but <see cref="TryLock"/> and <see cref="Owner"/> needs the lock.
/// </summary>
/// <remarks>
/// Every member may throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>; what it was to change
/// is then there in any part. Disposing gives the lock back, and so does the end of the process, however it ends.
/// </remarks>
internal interface IStoreMedium : IDisposable
{
    /// <summary>Where it is, for messages.</summary>
    string Name { get; }

    /// <summary>Who holds the lock, in words, as far as is known.</summary>
    string Owner { get; }

    /// <summary>Length of the image; negative: there is none.</summary>
    long ImageLengthBytes { get; }

    /// <summary>Takes the store for this holder alone.</summary>
    /// <returns>False: another has it.</returns>
    bool TryLock();

    /// <summary>The text that says what the image is.</summary>
    /// <returns>Null: there is none.</returns>
    string? ReadFormat();

    /// <summary>Makes the image, then the text; both are durable when it returns, and the text is never there without a whole image.</summary>
    /// <param name="format">The text.</param>
    /// <param name="image">All bytes of the image.</param>
    void Create(string format, ReadOnlySpan<byte> image);

    /// <summary>Reads bytes of the image.</summary>
    /// <param name="offsetBytes">From its start.</param>
    /// <param name="destination">Filled to its end.</param>
    void Read(long offsetBytes, Span<byte> destination);

    /// <summary>Writes bytes of the image; durable only after <see cref="Flush"/>.</summary>
    /// <param name="offsetBytes">From its start; the range is inside it.</param>
    /// <param name="source">The bytes.</param>
    void Write(long offsetBytes, ReadOnlySpan<byte> source);

    /// <summary>Makes everything written durable.</summary>
    void Flush();
}
