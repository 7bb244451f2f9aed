namespace Interleave.Runtime;

/// <summary>
/// The class models calls to <paramref name="modelled"/>. The rewriter redirects each call in rewritten code to the
/// public static method here that has the member's IL name (<c>Enter</c>, <c>get_Result</c>; <c>ctor</c> for
/// constructors, returning the new object), the receiver as first parameter when the member is an instance one
/// (by reference for a struct), and then the member's own parameters with replaced types replaced. A generic
/// modelled type has a generic model class with the same parameters. Members without a counterpart fall to the
/// call policy (refused or atomic).
/// </summary>
/// <param name="modelled">The modelled type; an open generic type definition for a generic one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ModelOfAttribute(Type modelled) : Attribute
{
    /// <summary>The modelled type.</summary>
    public Type Modelled { get; } = modelled;
}
