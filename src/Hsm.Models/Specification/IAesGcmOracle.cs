using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>
/// AES-GCM as a pure function. The specification decides whether a request is carried out; this decides the bytes.
/// </summary>
/// <remarks>
/// Equal arguments give equal results, whatever was asked before and from whichever thread. As in GCM, the ciphertext
/// is the plaintext plus (exclusive or) a key stream that depends on key and IV alone: the specification undoes an
/// encryption by that.
/// </remarks>
public interface IAesGcmOracle
{
    /// <summary>Encrypts (NIST SP 800-38D, or whatever stands in for it).</summary>
    /// <param name="input">Key of 16, 24 or 32 bytes, IV of 1 byte or more, AAD, plaintext, tag of 12..16.</param>
    /// <returns>Ciphertext and tag; null when the server under test does not support the shape (NotCompiledIn).</returns>
    AesGcmOutput? Encrypt(AesGcmInput input);
}
