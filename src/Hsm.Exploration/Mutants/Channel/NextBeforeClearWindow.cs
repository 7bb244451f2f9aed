namespace Hsm.Exploration;

/// <summary>
/// W4. A check that does not wait for the lock: it sees <c>next</c> published before the overtaken bits are cleared.
/// It reads <c>next</c> again, as the change this comes from does; that does not help.
/// </summary>
/// <param name="options">Sizes.</param>
internal sealed class NextBeforeClearWindow(ReplayWindowOptions options) : SpinBitForm(options)
{
    /// <inheritdoc/>
    protected override bool IsToWait(ulong state) => false;

    /// <inheritdoc/>
    protected override bool IsStill(ulong state) => (State & ~LockBit) == (state & ~LockBit);
}
