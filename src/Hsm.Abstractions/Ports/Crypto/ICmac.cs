namespace Hsm.Abstractions;

/// <summary>CMAC with a key that is set up already. One caller at a time; the device lock held, as for the port.</summary>
/// <remarks>Dispose it to zero the key, which needs no device lock; after that it may not be used.</remarks>
public interface ICmac : IDisposable
{
    /// <summary>CMAC of a whole message, as <see cref="IAesPort.Cmac"/> with the key it was opened with.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="mac">16 bytes; unchanged unless Ok.</param>
    /// <returns>Ok; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Compute(ReadOnlySpan<byte> message, Span<byte> mac);
}
