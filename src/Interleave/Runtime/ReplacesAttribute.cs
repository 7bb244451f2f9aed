namespace Interleave.Runtime;

/// <summary>
/// The struct or class stands in for <paramref name="replaced"/> everywhere in rewritten code: locals, fields,
/// parameters, generic arguments, member references. It has every public member of the original that compiled
/// C# may use, under the same names and signatures (replaced types replaced).
/// </summary>
/// <param name="replaced">The type replaced; an open generic definition for a generic one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ReplacesAttribute(Type replaced) : Attribute
{
    /// <summary>The type replaced.</summary>
    public Type Replaced { get; } = replaced;
}
