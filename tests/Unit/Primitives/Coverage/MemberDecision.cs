using Mono.Cecil;

namespace Unit.Primitives.Coverage;

/// <summary>A public member and what was decided about it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Verdict">What becomes of its calls.</param>
/// <param name="IsExplicit">False when only a namespace's line or the default decided.</param>
internal sealed record MemberDecision(MethodDefinition Member, Verdict Verdict, bool IsExplicit)
{
    /// <summary>Name as in the source, without accessor prefixes.</summary>
    public string Name => Member.Name switch
    {
        ".ctor" => "constructor",
        ['g' or 's', 'e', 't', '_', .. var property] => property,
        ['a', 'd', 'd', '_', .. var added] => added,
        ['r', 'e', 'm', 'o', 'v', 'e', '_', .. var removed] => removed,
        var plain => plain,
    };

    /// <summary>For messages: type, name and parameter types.</summary>
    public string Text =>
        $"{Member.DeclaringType.FullName}::{Member.Name.TrimStart('.')}({string.Join(", ", Member.Parameters.Select(p => p.ParameterType.Name))})";
}
