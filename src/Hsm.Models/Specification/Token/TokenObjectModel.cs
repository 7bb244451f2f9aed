using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>An object that lives with a session.</summary>
internal sealed record TokenObjectModel(uint Serial, uint Session, TokenAttributes Attributes)
{
    /// <summary>Not null: nobody has seen its value.</summary>
    public HiddenKey? Hidden { get; init; }

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => (((int)Serial * 31) + (int)Session) * 31 + Attributes.GetHashCode();
}
