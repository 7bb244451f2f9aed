namespace Hsm.Abstractions;

/// <summary>Attributes of an object.</summary>
/// <param name="Result">Ok; AttributeSensitive or AttributeTypeInvalid: some are not told.</param>
/// <param name="Attributes">Those that are.</param>
public sealed record TokenAttributesResponse(TokenResult Result, TokenAttributes Attributes) : HsmResponse(HsmStatus.Ok);
