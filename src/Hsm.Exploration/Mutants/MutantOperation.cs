using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>What a planted handler has done by a provider, on its own thread and with keys of its own.</summary>
/// <param name="supports">Capability query.</param>
/// <param name="work">The work.</param>
internal sealed class MutantOperation(Func<ICryptoProvider, bool> supports, Func<ICryptoProvider, HsmStatus> work) : EngineOperation
{
    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) => supports(provider);

    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device) => work(device);
}
