namespace Hsm.Abstractions;

/// <summary>C_GetAttributeValue: all values of one instant.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Object">The object's handle.</param>
/// <param name="Types">Which; each once.</param>
/// <remarks>Answers TokenAttributesResponse with those there are and Ok, AttributeSensitive or AttributeTypeInvalid;
/// SessionHandleInvalid; ObjectHandleInvalid.</remarks>
public sealed record TokenGetAttributesRequest(uint Session, uint Object, TokenAttributeTypes Types) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenGetAttributes;
}
