using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>U4. Counts attempts in memory: whoever can restart the server has as many as they like.</summary>
internal sealed class VolatileAttempts : AttemptRecords
{
    private readonly Dictionary<NvmId, int> _counts = [];

    /// <inheritdoc/>
    public override HsmStatus Spend(NvmStore store, NvmId record, int max, out int before)
    {
        before = _counts.GetValueOrDefault(record);
        return before >= max ? HsmStatus.Access : Set(store, record, before + 1);
    }

    /// <inheritdoc/>
    public override HsmStatus Set(NvmStore store, NvmId record, int count)
    {
        _counts[record] = count;
        return HsmStatus.Ok;
    }
}
