using Hsm.Abstractions;

namespace Hsm;

/// <summary>One AES-GCM operation of a request, with its own snapshot of the key.</summary>
/// <param name="key">The key; zeroed when the operation is complete.</param>
internal abstract class AesGcmOperation(KeySnapshot key) : CryptoOperation
{
    /// <summary>Input but for the key.</summary>
    protected abstract AesGcmInput Input { get; }

    /// <summary>Input with the key; until the operation is complete.</summary>
    protected AesGcmInput KeyedInput => Input with { Key = key.Material };

    /// <inheritdoc/>
    public sealed override bool IsSupportedBy(ICryptoProvider provider) =>
        provider.SupportsAesGcm(key.Material.Length, Input.Iv.Length, Input.TagLengthBytes);

    /// <summary>A cipher that is set up with the key; until the operation is complete.</summary>
    /// <param name="device">Who works.</param>
    /// <returns>Return it; NotCompiledIn: none is kept for this key, or the provider makes none.</returns>
    protected PreparedLoan<IAesGcmCipher> Borrow(ICryptoProvider device) =>
        PreparedForms.AesGcm.Borrow(key.Prepared, device, key.Material.Span, Input.TagLengthBytes);

    /// <inheritdoc/>
    protected sealed override void ReleaseKeys() => key.Dispose();
}
