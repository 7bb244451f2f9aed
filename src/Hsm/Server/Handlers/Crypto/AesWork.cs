using Hsm.Abstractions;

namespace Hsm;

/// <summary>Who does the work of an AES request, with which key.</summary>
/// <param name="Aes">Has ECB and CBC for the key's length; its device is held if it is one.</param>
/// <param name="Key">16, 24 or 32 bytes.</param>
/// <param name="Prepared">Prepared forms kept with the slot of the key; null: none.</param>
internal readonly record struct AesWork(IAesPort Aes, ReadOnlyMemory<byte> Key, PreparedKeys? Prepared);
