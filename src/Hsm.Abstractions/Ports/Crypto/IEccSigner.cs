namespace Hsm.Abstractions;

/// <summary>A private key in the form its provider signs with. One caller at a time; the device lock held, as for the port.</summary>
/// <remarks>Dispose it to zero the key, which needs no device lock; after that it may not be used.</remarks>
public interface IEccSigner : IDisposable
{
    /// <summary>Signs (FIPS 186-5 6.4), as <see cref="IEccPort.Sign"/> with the key it was opened with.</summary>
    /// <param name="digest">1 byte or more; what is longer than the curve's order is cut off on the right.</param>
    /// <param name="signature">DER: SEQUENCE of r and s; empty unless Ok.</param>
    /// <returns>Ok; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Sign(ReadOnlySpan<byte> digest, out Bytes signature);
}
