namespace Interleave.Runtime.MemoryModels;

/// <summary>What a synchronisation action orders.</summary>
internal enum SyncOrder
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What follows it in its thread.</summary>
    Acquire,

    /// <summary>What precedes it in its thread.</summary>
    Release,

    /// <summary>Both.</summary>
    Full,
}
