namespace Hsm.Models.Specification;

/// <summary>How far the log of NVM is used.</summary>
/// <param name="Bytes">Room taken, that of dead records included.</param>
/// <param name="DeadRecords">Records that were replaced and not yet cleared away.</param>
internal readonly record struct NvmUse(int Bytes, int DeadRecords);
