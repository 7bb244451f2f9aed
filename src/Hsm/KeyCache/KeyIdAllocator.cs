using Hsm.Abstractions;

namespace Hsm;

/// <summary>Chooses the number of a key whose client asked for one.</summary>
internal abstract class KeyIdAllocator
{
    /// <summary>Finds a free id. The caller changes Caches and looks at Store, and keeps both until the id is taken.</summary>
    /// <param name="wanted">Type and user; number 0.</param>
    /// <param name="cache">The cache it will be in.</param>
    /// <param name="store">The NVM it may be committed to.</param>
    /// <returns>The id; None: all are taken.</returns>
    public abstract NvmId Allocate(NvmId wanted, KeyCache cache, NvmStore store);
}
