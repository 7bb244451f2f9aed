using Hsm.Abstractions;

namespace Hsm;

/// <summary>A PIN.</summary>
/// <param name="pin">Its hash.</param>
internal sealed class PinCredential(SaltedPin pin) : UserCredential
{
    /// <inheritdoc/>
    public override AuthMethod Method => AuthMethod.Pin;

    /// <inheritdoc/>
    public override Bytes Stored => pin.Stored;

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> proof) => pin.Matches(proof);
}
