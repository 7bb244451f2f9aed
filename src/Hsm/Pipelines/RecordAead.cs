using Hsm.Abstractions;

namespace Hsm;

/// <summary>How records are protected under one key. Without state, so that records may be worked on in any order and at once.</summary>
internal abstract class RecordAead
{
    /// <summary>What the accelerator is asked about.</summary>
    public abstract CryptoAlgorithm Algorithm { get; }

    /// <summary>What a sealed record is longer than its plaintext.</summary>
    public abstract int TagLengthBytes { get; }

    /// <summary>Whether a provider has the algorithm.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>True when it has.</returns>
    public abstract bool IsSupportedBy(ICryptoProvider provider);

    /// <summary>Seals a record.</summary>
    /// <param name="device">Who does it.</param>
    /// <param name="sequence">Number of the record; makes the nonce, so each is used once.</param>
    /// <param name="plaintext">May be empty.</param>
    /// <param name="destination">Ciphertext, then tag; longer than the plaintext by the tag.</param>
    /// <returns>Ok; else the device's answer, destination undefined.</returns>
    public abstract HsmStatus Seal(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> plaintext, Span<byte> destination);

    /// <summary>Opens a record.</summary>
    /// <param name="device">Who does it.</param>
    /// <param name="sequence">Number that the record must have.</param>
    /// <param name="record">Ciphertext, then tag.</param>
    /// <param name="destination">Shorter than the record by the tag.</param>
    /// <returns>Ok; AesGcmAuth: it is not this record; else the device's answer. Destination undefined unless Ok.</returns>
    public abstract HsmStatus Open(ICryptoProvider device, ulong sequence, ReadOnlySpan<byte> record, Span<byte> destination);
}
