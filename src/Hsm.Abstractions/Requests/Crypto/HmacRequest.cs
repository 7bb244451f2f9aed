namespace Hsm.Abstractions;

/// <summary>HMAC by key id (FIPS 198-1). Typed only: the wire's action 6 has no handler (protocol page 3).</summary>
/// <param name="Function">Hash to use.</param>
/// <param name="Key">Key to use, any length; needs UsageSign or UsageVerify.</param>
/// <param name="Data">At most ServerInfo.CommDataLengthBytes, else BadArgs.</param>
/// <remarks>
/// Answers HmacResponse. NotCompiledIn: unknown hash; NotFound: no such key; Usage: it lacks the bit.
/// </remarks>
public sealed record HmacRequest(HashFunction Function, KeyId Key, Bytes Data) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Hmac;
}
