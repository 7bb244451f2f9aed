using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The packets of one message as records: header, ciphertext and tag each. Their place in the message and how many there are
/// is authenticated too, so that no packet can be left out, moved, or taken for a message of its own.
/// </summary>
/// <param name="key">Seals or opens them all.</param>
/// <param name="keyNumber">Of that key.</param>
/// <param name="first">Counter of the first; the others follow.</param>
/// <param name="count">How many there are.</param>
internal sealed class PacketAead(IAeadKey key, uint keyNumber, ulong first, int count) : RecordAead
{
    private const int AssociatedLengthBytes = PacketHeader.LengthBytes + (2 * sizeof(uint));

    /// <inheritdoc/>
    public override CryptoAlgorithm Algorithm => (key as IDeviceAeadKey)?.Algorithm ?? CryptoAlgorithm.ChaCha20Poly1305;

    /// <inheritdoc/>
    public override int TagLengthBytes => SecureChannel.OverheadBytes;

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) => key is IDeviceAeadKey its && its.IsSupportedBy(provider);

    /// <inheritdoc/>
    public override HsmStatus Seal(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        Span<byte> associated = stackalloc byte[AssociatedLengthBytes];
        Associate(sequence, associated);
        associated[..PacketHeader.LengthBytes].CopyTo(destination);
        var sealedText = destination.Slice(PacketHeader.LengthBytes, plaintext.Length + IAeadAlgorithm.TagLengthBytes);
        if (key is IDeviceAeadKey its && its.IsSupportedBy(device))
        {
            return its.SealOn(device, new AeadInput(sequence, associated, plaintext), sealedText);
        }

        key.Seal(sequence, associated, plaintext, sealedText);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public override HsmStatus Open(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> record, Span<byte> destination)
    {
        Span<byte> associated = stackalloc byte[AssociatedLengthBytes];
        Associate(sequence, associated);
        var sealedText = record[PacketHeader.LengthBytes..];
        if (key is IDeviceAeadKey its && its.IsSupportedBy(device))
        {
            return its.OpenOn(device, new AeadInput(sequence, associated, sealedText), destination);
        }

        return key.TryOpen(sequence, associated, sealedText, destination) ? HsmStatus.Ok : HsmStatus.AesGcmAuth;
    }

    private void Associate(ulong sequence, Span<byte> associated)
    {
        new PacketHeader(keyNumber, sequence).Write(associated);
        BinaryPrimitives.WriteUInt32LittleEndian(associated[PacketHeader.LengthBytes..], (uint)(sequence - first));
        BinaryPrimitives.WriteUInt32LittleEndian(associated[(PacketHeader.LengthBytes + sizeof(uint))..], (uint)count);
    }
}
