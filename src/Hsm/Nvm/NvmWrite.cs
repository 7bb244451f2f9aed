using Hsm.Abstractions;

namespace Hsm;

/// <summary>One object to be written.</summary>
/// <param name="Metadata">Its length is that of the data.</param>
/// <param name="Data">The object's data; not changed while the write goes on.</param>
internal readonly record struct NvmWrite(ObjectMetadata Metadata, ReadOnlyMemory<byte> Data);
