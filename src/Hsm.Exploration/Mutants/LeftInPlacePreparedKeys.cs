namespace Hsm.Exploration;

/// <summary>K4b. Lends a prepared key without taking it out, so that a second request gets it too.</summary>
internal sealed class LeftInPlacePreparedKeys : PreparedKeys
{
    /// <inheritdoc/>
    public override IDisposable? Take(PreparedForm wanted)
    {
        var form = base.Take(wanted);
        if (form is not null)
        {
            base.GiveBack(wanted, form);
        }

        return form;
    }

    /// <inheritdoc/>
    public override void GiveBack(PreparedForm kind, IDisposable form)
    {
        if (!Has(kind))
        {
            base.GiveBack(kind, form);
        }
    }
}
