using Hsm.Abstractions;

namespace Hsm;

/// <summary>The highest number of 255..1 that is in neither cache nor NVM (protocol page 5).</summary>
internal sealed class HighestFreeKeyIdAllocator : KeyIdAllocator
{
    /// <inheritdoc/>
    public override NvmId Allocate(NvmId wanted, KeyCache cache, NvmStore store)
    {
        for (var number = byte.MaxValue; number > 0; number--)
        {
            var id = NvmId.Of(wanted.Type, wanted.User, number);
            if (!cache.Contains(id) && store.Find(id) is null)
            {
                return id;
            }
        }

        return NvmId.None;
    }
}
