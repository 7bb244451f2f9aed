namespace Hsm;

/// <summary>What a partition is to hold: a header and the records behind it.</summary>
/// <param name="Partition">0 or 1: the one that is not active.</param>
/// <param name="Header">Whole program units; vouches for the records.</param>
/// <param name="Records">Whole program units, to stand right behind the header.</param>
internal readonly record struct NvmImage(int Partition, ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Records);
