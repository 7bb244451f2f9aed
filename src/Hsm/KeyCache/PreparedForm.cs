namespace Hsm;

/// <summary>Which form of a key a request wants.</summary>
/// <param name="Port">The port that made it, and alone works with it.</param>
/// <param name="Kind">Its <see cref="PreparedKind{TPort, TForm}"/>.</param>
/// <param name="Variant">What else it is bound to.</param>
internal readonly record struct PreparedForm(object Port, object Kind, int Variant)
{
    /// <summary>Whether one serves for the other: a port and a kind are themselves only.</summary>
    /// <param name="other">Another.</param>
    /// <returns>True when it does.</returns>
    public bool Equals(PreparedForm other) => Port == other.Port && Kind == other.Kind && Variant == other.Variant;

    /// <inheritdoc/>
    public override int GetHashCode() => Variant;
}
