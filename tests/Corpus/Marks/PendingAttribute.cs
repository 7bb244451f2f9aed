namespace Corpus;

/// <summary>
/// Something the program uses is refused by name (exit code 1) for want of a model. The harness skips it with this
/// reason, and fails once the program runs under control: then the mark has to go.
/// </summary>
/// <param name="missing">The missing model.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PendingAttribute(string missing) : Attribute
{
    /// <summary>The missing model.</summary>
    public string Missing { get; } = missing;
}
