namespace Hsm.Abstractions;

/// <summary>Proof that a key was loaded.</summary>
/// <param name="MessageFour">32 bytes: UID, slots and the encrypted counter.</param>
/// <param name="MessageFive">16 bytes: MAC of it.</param>
public sealed record SheLoadKeyResponse(Bytes MessageFour, Bytes MessageFive) : HsmResponse(HsmStatus.Ok);
