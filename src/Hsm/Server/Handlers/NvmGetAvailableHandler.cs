using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM GETAVAILABLE: all four figures under one hold of the lock.</summary>
internal sealed class NvmGetAvailableHandler : NvmRequestHandler<NvmGetAvailableRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmGetAvailableRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var room = session.Server.Store.Measure();
        return new NvmGetAvailableResponse(
            (uint)room.AvailableBytes,
            (uint)room.ReclaimableBytes,
            (ushort)Math.Min(room.AvailableObjects, ushort.MaxValue),
            (ushort)Math.Min(room.ReclaimableObjects, ushort.MaxValue));
    }
}
