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
    /// <summary>Most forms that wait for a request.</summary>
    private const int MaxIdle = 16;

    private readonly Lock _gate = new();

    // Guarded by _gate. Invariant: none is idle once closed; what is lent is not among them.
    private readonly List<Idle> _idle = [];
    private bool _isClosed;

    /// <summary>Takes an idle form out.</summary>
    /// <param name="wanted">Which.</param>
    /// <returns>Null: none is idle.</returns>
    public virtual IDisposable? Take(PreparedForm wanted)
    {
        lock (_gate)
        {
            var index = IndexOf(wanted);
            if (index < 0)
            {
                return null;
            }

            var form = _idle[index].Form;
            _idle.RemoveAt(index);
            return form;
        }
    }

    /// <summary>Takes a lent form back, or disposes it: the key has left its slot, or enough are idle.</summary>
    /// <param name="kind">Which it is.</param>
    /// <param name="form">The form; nobody uses it any more.</param>
    public virtual void GiveBack(PreparedForm kind, IDisposable form)
    {
        lock (_gate)
        {
            if (!_isClosed && _idle.Count < MaxIdle)
            {
                _idle.Add(new Idle(kind, form, Environment.CurrentManagedThreadId));
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
        lock (_gate)
        {
            return IndexOf(wanted) >= 0;
        }
    }

    /// <summary>Closes this: the key has left its slot.</summary>
    public virtual void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _idle.ForEach(static idle => idle.Form.Dispose());
            _idle.Clear();
        }
    }

    // The last one that this thread gave back, whose memory is still near; else the oldest, which is the least likely to be
    // another running thread's.
    private int IndexOf(PreparedForm wanted)
    {
        var me = Environment.CurrentManagedThreadId;
        var found = -1;
        for (var i = _idle.Count - 1; i >= 0; i--)
        {
            if (_idle[i].Kind == wanted)
            {
                found = i;
                if (_idle[i].Thread == me)
                {
                    break;
                }
            }
        }

        return found;
    }

    private readonly record struct Idle(PreparedForm Kind, IDisposable Form, int Thread);
}
