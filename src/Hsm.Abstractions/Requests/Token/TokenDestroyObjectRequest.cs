namespace Hsm.Abstractions;

/// <summary>C_DestroyObject: handle and object go at one instant, for every application.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Object">The object's handle.</param>
/// <remarks>Answers TokenResponse: Ok; SessionHandleInvalid; ObjectHandleInvalid; SessionReadOnly; AttributeReadOnly (not destroyable).</remarks>
public sealed record TokenDestroyObjectRequest(uint Session, uint Object) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenDestroyObject;
}
