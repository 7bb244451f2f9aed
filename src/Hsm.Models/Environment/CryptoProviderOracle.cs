using Hsm.Abstractions;
using Hsm.Models.Specification;

namespace Hsm.Models.Environment;

/// <summary>Real AES-GCM for the specification, from a provider other than the one under test: for runs with native crypto.</summary>
/// <param name="provider">A provider whose results depend on its arguments alone, and which needs no device lock.</param>
public sealed class CryptoProviderOracle(ICryptoProvider provider) : IAesGcmOracle
{
    /// <summary>Encrypts with the provider.</summary>
    /// <param name="input">Key, IV, AAD, plaintext and tag length.</param>
    /// <returns>Ciphertext and tag; null when the provider does not support the shape.</returns>
    /// <exception cref="InvalidOperationException">The provider failed: use one that can't, as the specification can't wait.</exception>
    public AesGcmOutput? Encrypt(AesGcmInput input)
    {
        if (!provider.SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
        {
            return null;
        }

        HsmStatus status = provider.AesGcmEncrypt(input, out AesGcmOutput output);
        return status == HsmStatus.Ok
            ? output
            : throw new InvalidOperationException(
                $"The crypto provider '{provider.Name}' answered {status} to the specification: give it a software provider.");
    }
}
