namespace Hsm.Exploration;

/// <summary>
/// N10. Takes the store whether or not another process has it: each works on what it read when it opened, and the one that
/// writes last wins (SoftHSM2 2.6.1 and develop, measured: 12.6 % of sets lost).
/// </summary>
/// <param name="right">The files.</param>
internal sealed class SharedMedium(IStoreMedium right) : IStoreMedium
{
    /// <inheritdoc/>
    public string Name => right.Name;

    /// <inheritdoc/>
    public string Owner => right.Owner;

    /// <inheritdoc/>
    public long ImageLengthBytes => right.ImageLengthBytes;

    /// <inheritdoc/>
    public bool TryLock()
    {
        right.TryLock();
        return true;
    }

    /// <inheritdoc/>
    public string? ReadFormat() => right.ReadFormat();

    /// <inheritdoc/>
    public void Create(string format, ReadOnlySpan<byte> image) => right.Create(format, image);

    /// <inheritdoc/>
    public void Read(long offsetBytes, Span<byte> destination) => right.Read(offsetBytes, destination);

    /// <inheritdoc/>
    public void Write(long offsetBytes, ReadOnlySpan<byte> source) => right.Write(offsetBytes, source);

    /// <inheritdoc/>
    public void Flush() => right.Flush();

    /// <inheritdoc/>
    public void Dispose() => right.Dispose();
}
