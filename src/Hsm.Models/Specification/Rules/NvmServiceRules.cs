using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>NVM INIT and CLEANUP, which change nothing, and GETAVAILABLE, whose four figures are of one instant (protocol page 7).</summary>
internal sealed class NvmServiceRules : RuleGroup
{
    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (request is NvmInitRequest or NvmCleanupRequest or NvmGetAvailableRequest && NvmNames.Refuses(now))
        {
            return true;
        }

        switch (request)
        {
            case NvmInitRequest r: now.Tell(new NvmInitResponse(now.Options.ServerId, r.ClientNvmId)); return true;
            case NvmCleanupRequest: now.Done(now.State); return true;
            case NvmGetAvailableRequest: GetAvailable(now); return true;
            default: return false;
        }
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is NvmInitRequest or NvmCleanupRequest or NvmGetAvailableRequest;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => request is NvmGetAvailableRequest ? [] : null;

    private static void GetAvailable(Situation now)
    {
        ushort entries = (ushort)Math.Min(now.Options.Info.NvmObjectCount - now.State.Nvm.Count, ushort.MaxValue);
        if (now.Options.NvmSpace is not { } space)
        {
            // Where room is not counted, whatever the server says of it may be.
            now.Tell(now.Answers.Observed as NvmGetAvailableResponse ?? new NvmGetAvailableResponse(0, 0, entries, 0));
            return;
        }

        NvmUse use = now.State.Use;
        int live = NvmWrites.Reclaimed(now.Options, now.State.Nvm).Bytes;
        now.Tell(new NvmGetAvailableResponse(
            (uint)(space.CapacityBytes - use.Bytes),
            (uint)(use.Bytes - live),
            entries,
            (ushort)Math.Min(use.DeadRecords, ushort.MaxValue)));
    }
}
