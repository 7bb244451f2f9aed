namespace Hsm.Abstractions;

/// <summary>An operation to be begun: CKM_AES_GCM with its CK_GCM_PARAMS (PKCS#11 v2.40, section 2.12), or another mechanism.</summary>
/// <param name="Operation">Whether C_EncryptInit, C_DecryptInit, C_SignInit or C_VerifyInit.</param>
/// <param name="Iv">As the mechanism says; of codes none.</param>
/// <param name="Aad">Authenticated, not encrypted; GCM's only.</param>
/// <param name="TagLengthBytes">Of the tag, 12..16, or of the code, 1 to the whole; looked at for GCM and codes only.</param>
public sealed record TokenCipher(TokenOperation Operation, Bytes Iv, Bytes Aad, int TagLengthBytes)
{
    /// <summary>How.</summary>
    public TokenMechanism Mechanism { get; init; } = TokenMechanism.AesGcm;

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of all.</returns>
    public override int GetHashCode() =>
        ((((((((int)Operation * 31) + (int)Mechanism) * 31) + Iv.GetHashCode()) * 31) + Aad.GetHashCode()) * 31) + TagLengthBytes;
}
