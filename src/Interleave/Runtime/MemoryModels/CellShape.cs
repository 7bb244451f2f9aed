namespace Interleave.Runtime.MemoryModels;

/// <summary>Which bytes of its owner an access is to.</summary>
/// <param name="OffsetBytes">From the owner's first data byte; 0 for static fields.</param>
/// <param name="SizeBytes">1 to 8.</param>
internal readonly record struct CellShape(nint OffsetBytes, int SizeBytes);
