using Hsm.Abstractions;

namespace Hsm;

/// <summary>A kind of prepared form: how a port makes one.</summary>
/// <typeparam name="TPort">Who works with it.</typeparam>
/// <typeparam name="TForm">The form.</typeparam>
/// <param name="open">Makes one.</param>
internal sealed class PreparedKind<TPort, TForm>(PreparedKind<TPort, TForm>.Opener open)
    where TPort : class
    where TForm : class, IDisposable
{
    /// <summary>Makes a form of a key.</summary>
    /// <param name="port">The port.</param>
    /// <param name="key">The key's bytes.</param>
    /// <param name="variant">What else the form is bound to, such as a tag's length.</param>
    /// <param name="form">When Ok.</param>
    /// <returns>Ok; NotCompiledIn: the port makes none; or what its operation answers for such a key.</returns>
    internal delegate HsmStatus Opener(TPort port, ReadOnlySpan<byte> key, int variant, out TForm? form);

    /// <summary>The form of this kind that a port makes.</summary>
    /// <param name="port">The port.</param>
    /// <param name="variant">What else it is bound to; 0: nothing.</param>
    /// <returns>Its name among a key's forms.</returns>
    public PreparedForm Of(TPort port, int variant = 0) => new(port, this, variant);

    /// <summary>Borrows a form that is idle, or one made now.</summary>
    /// <param name="owner">Of the slot filling that the key was taken from; null: forms of this key are not kept.</param>
    /// <param name="port">The chosen provider's; its device is held if it is one.</param>
    /// <param name="key">The key's bytes, of the same filling.</param>
    /// <param name="variant">What else the form is bound to; 0: nothing.</param>
    /// <returns>Look at its status; return what it lends. NotCompiledIn: no owner, or the port makes no such form.</returns>
    public PreparedLoan<TForm> Borrow(PreparedKeys? owner, TPort port, ReadOnlySpan<byte> key, int variant = 0)
    {
        if (owner is null)
        {
            return new PreparedLoan<TForm>(HsmStatus.NotCompiledIn, null, default, null);
        }

        var wanted = Of(port, variant);
        var form = (TForm?)owner.Take(wanted);
        var status = form is null ? open(port, key, variant, out form) : HsmStatus.Ok;
        return new PreparedLoan<TForm>(status, owner, wanted, form);
    }
}
