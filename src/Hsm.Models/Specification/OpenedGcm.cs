using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>What opening told.</summary>
/// <param name="Plaintext">Null: the tag is not of this key, IV, additional data and ciphertext.</param>
internal readonly record struct OpenedGcm(Bytes? Plaintext);
