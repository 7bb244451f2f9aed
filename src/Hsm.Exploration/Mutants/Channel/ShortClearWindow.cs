namespace Hsm.Exploration;

/// <summary>
/// W3. The range cleared leaves out the counter itself, so that its bit still is the one of W counters ago. It tells
/// because the bit is set by test-and-set; where it is written blindly the two are equivalent.
/// </summary>
/// <param name="options">Sizes.</param>
internal sealed class ShortClearWindow(ReplayWindowOptions options) : SpinBitForm(options)
{
    /// <inheritdoc/>
    protected override void ClearOvertaken(ulong next, ulong counter)
    {
        if (counter > next)
        {
            Bits.Clear(next, counter - 1);
        }
    }
}
