using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>K8. Looks for the id in the slots of the new key's class only: a key of the other class stays (wolfHSM 123).</summary>
internal sealed class OwnClassSlotSearch : FormerSlotSearch
{
    /// <inheritdoc/>
    public override int Find(ushort[] ids, NvmId id, int start, int count) => Array.IndexOf(ids, id.Value, start, count);
}
