namespace Hsm.Exploration;

/// <summary>
/// K4d. One place, taken by one exchange, but what is idle is told by what it holds: a form that another request took and gave
/// back meanwhile passes for the one that was looked at (ABA), and is lent although it stays in its place.
/// </summary>
internal sealed class EqualFormsPreparedKeys : PreparedKeys
{
    private Idle? _place;
    private int _isClosed;

    /// <inheritdoc/>
    public override IDisposable? Take(PreparedForm wanted) =>
        Volatile.Read(ref _place) is { } idle && idle.Kind == wanted && Interlocked.CompareExchange(ref _place, null, idle) == idle
            ? idle.Form
            : null;

    /// <inheritdoc/>
    public override void GiveBack(PreparedForm kind, IDisposable form)
    {
        if (Interlocked.CompareExchange(ref _place, new Idle(kind, form), null) is not null)
        {
            form.Dispose();
        }
        else if (Volatile.Read(ref _isClosed) != 0)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Interlocked.Exchange(ref _isClosed, 1);
        Interlocked.Exchange(ref _place, null)?.Form.Dispose();
    }

    private sealed record Idle(PreparedForm Kind, IDisposable Form);
}
