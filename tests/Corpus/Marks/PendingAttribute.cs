namespace Corpus;

/// <summary>
/// The tester cannot yet tell this program right: something it uses is refused by name for want of a model, or its bug is
/// out of reach. The harness skips it with this reason as long as it comes out wrong.
/// </summary>
/// <param name="missing">What is missing.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PendingAttribute(string missing) : Attribute
{
    /// <summary>What is missing.</summary>
    public string Missing { get; } = missing;
}
