namespace Hsm.Abstractions;

/// <summary>C_CreateObject: findable when it is whole, not before.</summary>
/// <param name="Session">The session's handle.</param>
/// <param name="Template">Class is required; of a secret key Value too.</param>
/// <remarks>Answers TokenHandleResponse; SessionHandleInvalid; TemplateIncomplete; AttributeValueInvalid; TemplateInconsistent;
/// AttributeReadOnly (Local, AlwaysSensitive, NeverExtractable, ValueLength); SessionReadOnly; UserNotLoggedIn; DeviceMemory. What is not given: Token and Sensitive false, Private that of the class
/// (keys true, data false), Modifiable and Destroyable true; of a key
/// Encrypt, Decrypt, Sign, Verify and Extractable true, Wrap, Unwrap, Derive, Local, AlwaysSensitive and NeverExtractable false.</remarks>
public sealed record TokenCreateObjectRequest(uint Session, TokenAttributes Template) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenCreateObject;
}
