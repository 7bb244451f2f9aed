namespace Hsm.Abstractions;

/// <summary>C_SetAttributeValue: all values at one instant, or none.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Object">The object's handle.</param>
/// <param name="Changes">Attributes to be changed or added; 1 or more.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; ObjectHandleInvalid; ArgumentsBad (no change); SessionReadOnly;
/// AttributeReadOnly; AttributeValueInvalid; DeviceMemory.</remarks>
public sealed record TokenSetAttributesRequest(uint Session, uint Object, TokenAttributes Changes) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenSetAttributes;
}
