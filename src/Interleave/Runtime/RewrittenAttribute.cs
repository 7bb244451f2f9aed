namespace Interleave.Runtime;

/// <summary>Marks an assembly that the rewriter wrote.</summary>
/// <param name="contentHash">Hex SHA-256 of the original bytes and of the rewriter's options.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RewrittenAttribute(string contentHash) : Attribute
{
    /// <summary>Hex SHA-256 of the original bytes and of the rewriter's options.</summary>
    public string ContentHash { get; } = contentHash;
}
