namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>How a worker was lost.</summary>
internal enum WorkerEnd
{
    /// <summary>By a signal, or by an exit of its own.</summary>
    Crashed,

    /// <summary>It did not answer.</summary>
    Hung,

    /// <summary>Its memory was damaged: the allocator said so, or a canary died.</summary>
    Corrupted,
}
