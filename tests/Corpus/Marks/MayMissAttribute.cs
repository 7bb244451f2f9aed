namespace Corpus;

/// <summary>A strategy that need not find the bug within the budget. Random and portfolio have to find every one.</summary>
/// <param name="strategy">Its name, as on the command line.</param>
/// <param name="why">The reason, one line.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MayMissAttribute(string strategy, string why) : Attribute
{
    /// <summary>The strategy.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>The reason.</summary>
    public string Why { get; } = why;
}
