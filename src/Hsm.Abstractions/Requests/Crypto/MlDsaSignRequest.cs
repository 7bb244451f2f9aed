namespace Hsm.Abstractions;

/// <summary>Signs a message (FIPS 204).</summary>
/// <param name="Key">Needs UsageSign.</param>
/// <param name="Level">Of the key.</param>
/// <param name="Message">The message, or its hash when PreHash says which.</param>
/// <remarks>
/// Answers SignatureResponse. NotCompiledIn: no provider has ML-DSA. BadArgs: a shape that is not as above; NotFound:
/// no such key; Usage: it lacks the bit. Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record MlDsaSignRequest(KeyId Key, MlDsaLevel Level, Bytes Message) : KeyOperationRequest(Key)
{
    /// <summary>At most 255 bytes, else BadArgs.</summary>
    public Bytes Context { get; init; }

    /// <summary>None: pure ML-DSA.</summary>
    public HashFunction PreHash { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
