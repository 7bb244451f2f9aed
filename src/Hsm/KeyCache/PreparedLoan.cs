using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A form of a key, lent to one request, which returns it when its use came to an end. What an exception left behind is
/// never used again: it is not returned, and goes with its finalizer.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
internal readonly struct PreparedLoan<TForm>
    where TForm : class, IDisposable
{
    private readonly PreparedKeys? _owner;
    private readonly PreparedForm _form;

    /// <summary>Notes what is lent.</summary>
    /// <param name="status">Ok, or why nothing is.</param>
    /// <param name="owner">Where it goes back to; null: nothing is lent.</param>
    /// <param name="form">Which it is.</param>
    /// <param name="key">The form; null unless Ok.</param>
    public PreparedLoan(HsmStatus status, PreparedKeys? owner, PreparedForm form, TForm? key)
    {
        Status = status;
        _owner = owner;
        _form = form;
        Key = key;
    }

    /// <summary>Ok: use the key; NotCompiledIn: there is no such form, so the port is to be asked; else the answer.</summary>
    public HsmStatus Status { get; }

    /// <summary>The form when Ok; this request's alone until it is returned.</summary>
    public TForm? Key { get; }

    /// <summary>Gives it back. Once, and only when Ok.</summary>
    /// <param name="status">What its use answered.</param>
    /// <returns>The same.</returns>
    public HsmStatus Return(HsmStatus status)
    {
        _owner!.GiveBack(_form, Key!);
        return status;
    }
}
