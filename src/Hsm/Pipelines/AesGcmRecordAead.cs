using System.Buffers.Binary;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// AES-GCM records: the nonce is the IV with the sequence number added by exclusive or (RFC 8446, 5.3), the associated data
/// are the sequence number and the plaintext's length.
/// </summary>
internal sealed class AesGcmRecordAead : RecordAead, IDisposable
{
    private const int IvLengthBytes = 12;
    private const int GcmTagLengthBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _iv;

    /// <summary>Protects under a key.</summary>
    /// <param name="key">16, 24 or 32 bytes; copied.</param>
    /// <param name="iv">12 bytes; copied.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public AesGcmRecordAead(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv)
    {
        if (key.Length is not (16 or 24 or 32) || iv.Length != IvLengthBytes)
        {
            throw new ArgumentException("AES-GCM records need a key of 16, 24 or 32 bytes and an IV of 12.", nameof(key));
        }

        _key = key.ToArray();
        _iv = iv.ToArray();
    }

    /// <inheritdoc/>
    public override CryptoAlgorithm Algorithm => CryptoAlgorithm.AesGcm;

    /// <inheritdoc/>
    public override int TagLengthBytes => GcmTagLengthBytes;

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) =>
        provider.SupportsAesGcm(_key.Length, IvLengthBytes, GcmTagLengthBytes);

    /// <inheritdoc/>
    public override HsmStatus Seal(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        var status = device.AesGcmEncrypt(Input(sequence, plaintext, plaintext.Length), out var output);
        if (status == HsmStatus.Ok)
        {
            output.Ciphertext.Span.CopyTo(destination);
            output.Tag.Span.CopyTo(destination[plaintext.Length..]);
        }

        return status;
    }

    /// <inheritdoc/>
    public override HsmStatus Open(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> record, Span<byte> destination)
    {
        var length = record.Length - GcmTagLengthBytes;
        var status = device.AesGcmDecrypt(Input(sequence, record[..length], length), new Bytes(record[length..]), out var plaintext);
        if (status == HsmStatus.Ok)
        {
            plaintext.Span.CopyTo(destination);
        }

        return status;
    }

    /// <summary>Zeroes the key. No record is being worked on.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private AesGcmInput Input(ulong sequence, ReadOnlySpan<byte> data, int lengthBytes)
    {
        var nonce = (byte[])_iv.Clone();
        var counter = nonce.AsSpan(IvLengthBytes - sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(counter, BinaryPrimitives.ReadUInt64BigEndian(counter) ^ sequence);
        var aad = new byte[sizeof(ulong) + sizeof(ushort)];
        BinaryPrimitives.WriteUInt64BigEndian(aad, sequence);
        BinaryPrimitives.WriteUInt16BigEndian(aad.AsSpan(sizeof(ulong)), (ushort)lengthBytes);
        return new AesGcmInput(_key, Bytes.Adopt(nonce), Bytes.Adopt(aad), new Bytes(data), GcmTagLengthBytes);
    }
}
