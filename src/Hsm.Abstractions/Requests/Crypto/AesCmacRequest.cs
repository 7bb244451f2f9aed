namespace Hsm.Abstractions;

/// <summary>
/// A step of AES-CMAC whose state the client holds (NIST SP 800-38B). Data and a MAC length: all at once; data alone:
/// an update; a length alone: the end.
/// </summary>
/// <param name="Key">Key to use, 16, 24 or 32 bytes; needs UsageSign or UsageVerify.</param>
/// <param name="State">The state so far; not looked at when all comes at once.</param>
/// <param name="Data">May be empty.</param>
/// <param name="MacLengthBytes">0: an update; else 1..16 bytes of MAC, above that capped to 16.</param>
/// <remarks>
/// Answers AesCmacResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record AesCmacRequest(KeyId Key, CmacState State, Bytes Data, int MacLengthBytes) : AesRequest(Key)
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cmac;
}
