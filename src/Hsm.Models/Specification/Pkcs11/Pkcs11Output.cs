using Hsm.Abstractions;

namespace Hsm.Models.Specification.Pkcs11;

/// <summary>How a call ended.</summary>
/// <param name="Result">CKR_; a number without a name is one that the specification never gives.</param>
/// <param name="Value">SessionInfo: the CKS_ state; Search: objects found; 0 for the others, and for refusals.</param>
public readonly record struct Pkcs11Output(TokenResult Result, int Value = 0)
{
    /// <summary>The answer in a few words.</summary>
    /// <returns>The result, with its value where it has one.</returns>
    public override string ToString() => Value == 0 ? $"{Result}" : $"{Result}, {Value}";
}
