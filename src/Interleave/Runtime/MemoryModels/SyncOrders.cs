namespace Interleave.Runtime.MemoryModels;

/// <summary>What each kind of action orders, where it is no access to memory.</summary>
internal static class SyncOrders
{
    internal static SyncOrder Of(AccessKind kind) => kind switch
    {
        AccessKind.Acquire or AccessKind.AcquireShared or AccessKind.AcquireUpgradeable or AccessKind.TryAcquire
            or AccessKind.Wait or AccessKind.Join or AccessKind.Read => SyncOrder.Acquire,
        AccessKind.Release or AccessKind.Write => SyncOrder.Release,
        AccessKind.ReadWrite or AccessKind.Signal or AccessKind.Atomic or AccessKind.Spawn or AccessKind.End or AccessKind.Sleep => SyncOrder.Full,
        _ => SyncOrder.None,
    };
}
