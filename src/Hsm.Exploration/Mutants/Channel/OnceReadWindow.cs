namespace Hsm.Exploration;

/// <summary>W2. A check that does not read <c>next</c> again after the bit: what it read may be another counter's.</summary>
/// <param name="options">Sizes.</param>
internal sealed class OnceReadWindow(ReplayWindowOptions options) : SpinBitForm(options)
{
    /// <inheritdoc/>
    protected override bool IsStill(ulong state) => true;
}
