namespace Hsm.Exploration;

/// <summary>K4c. Closes what is idle and forgets what is lent: a key in use when it leaves its slot is never zeroed.</summary>
internal sealed class ForgettingPreparedKeys : PreparedKeys
{
    private volatile bool _isClosed;

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _isClosed = true;
    }

    /// <inheritdoc/>
    public override void GiveBack(PreparedForm kind, IDisposable form)
    {
        if (!_isClosed)
        {
            base.GiveBack(kind, form);
        }
    }
}
