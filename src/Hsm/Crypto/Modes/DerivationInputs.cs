namespace Hsm;

/// <summary>Secrets that go into a two-step derivation.</summary>
/// <param name="Salt">Key of the first MAC.</param>
/// <param name="Z">Shared secret.</param>
internal readonly record struct DerivationInputs(ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Z);
