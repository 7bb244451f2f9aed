namespace Hsm.Abstractions;

/// <summary>What ML-DSA signs (FIPS 204, 5.2 and 5.4).</summary>
/// <param name="Data">The message; with a hash function its digest.</param>
/// <param name="Context">0..255 bytes.</param>
/// <param name="PreHash">None: pure ML-DSA; else HashML-DSA.</param>
public readonly record struct MlDsaMessage(Bytes Data, Bytes Context, HashFunction PreHash = HashFunction.None)
{
    /// <summary>Longest context.</summary>
    public const int MaxContextLengthBytes = 255;

    /// <summary>Whether data, context and hash function go together; of a function that nobody knows nothing is asked.</summary>
    public bool IsValid =>
        Context.Length <= MaxContextLengthBytes && (!PreHash.IsKnown() || Data.Length == PreHash.DigestLengthBytes());

    /// <summary>Whether the hash function is as strong as a parameter set (FIPS 204, 5.4): 32, 48, 64 bytes of digest at least.</summary>
    /// <param name="level">The key's.</param>
    /// <returns>True also for pure ML-DSA.</returns>
    public bool Suits(MlDsaLevel level) => PreHash == HashFunction.None || PreHash.DigestLengthBytes() >= level switch
    {
        MlDsaLevel.MlDsa44 => 32,
        MlDsaLevel.MlDsa65 => 48,
        _ => 64,
    };
}
