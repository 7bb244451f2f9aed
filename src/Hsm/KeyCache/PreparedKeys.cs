namespace Hsm;

/// <summary>
/// The forms of one key that providers work with (signers, ciphers, MACs), made when first needed and kept for the next
/// request, for setting a key up costs a provider as much as using it. Each is lent to one request at a time, so that a
/// form need not be safe for two threads, and sessions that use one key at once do not wait for each other.
/// </summary>
/// <remarks>
/// Safe for several workers. When the key leaves its slot this is closed: idle forms go at once, lent ones when they come
/// back, so a request whose snapshot is older finishes with the key it took.
/// </remarks>
internal class PreparedKeys : IDisposable
{
    // A thread finds the form that it used last at its own place. Invariant: what is lent is in no place; once closed, a form is
    // put into a place only by who takes it out again.
    private readonly Striped<Idle?> _places = new();
    private int _isClosed;

    /// <summary>Takes an idle form out.</summary>
    /// <param name="wanted">Which.</param>
    /// <returns>Null: none is idle.</returns>
    public virtual IDisposable? Take(PreparedForm wanted)
    {
        for (var i = 0; i < _places.Count; i++)
        {
            ref var place = ref _places.At(i);

            // An idle form is put back as a new object, so the one that was looked at is the one that is taken.
            if (Volatile.Read(ref place) is { } idle && idle.Kind == wanted && Interlocked.CompareExchange(ref place, null, idle) == idle)
            {
                return idle.Form;
            }
        }

        return null;
    }

    /// <summary>Takes a lent form back, or disposes it: the key has left its slot, or enough are idle.</summary>
    /// <param name="kind">Which it is.</param>
    /// <param name="form">The form; nobody uses it any more.</param>
    public virtual void GiveBack(PreparedForm kind, IDisposable form)
    {
        var idle = new Idle(kind, form);
        for (var i = 0; i < _places.Count && Volatile.Read(ref _isClosed) == 0; i++)
        {
            ref var place = ref _places.At(i);
            if (Volatile.Read(ref place) is not null || Interlocked.CompareExchange(ref place, idle, null) is not null)
            {
                continue;
            }

            // Closed meanwhile: either Dispose sees the form or this sees that it is closed, and one exchange decides whose it is.
            if (Volatile.Read(ref _isClosed) == 0 || Interlocked.CompareExchange(ref place, null, idle) != idle)
            {
                return;
            }
        }

        form.Dispose();
    }

    /// <summary>Whether a form is idle: then its port takes this key. A hint, for it may be lent before it is borrowed.</summary>
    /// <param name="wanted">Which.</param>
    /// <returns>True when one is.</returns>
    public bool Has(PreparedForm wanted)
    {
        for (var i = 0; i < _places.Count; i++)
        {
            if (Volatile.Read(ref _places.At(i)) is { } idle && idle.Kind == wanted)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Closes this: the key has left its slot.</summary>
    public virtual void Dispose()
    {
        Interlocked.Exchange(ref _isClosed, 1);
        for (var i = 0; i < _places.Count; i++)
        {
            Interlocked.Exchange(ref _places.At(i), null)?.Form.Dispose();
        }
    }

    // No record: one is told from another by what it is, not by what it holds.
    private sealed class Idle(PreparedForm kind, IDisposable form)
    {
        public PreparedForm Kind { get; } = kind;

        public IDisposable Form { get; } = form;
    }
}
