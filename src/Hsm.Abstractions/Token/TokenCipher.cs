namespace Hsm.Abstractions;

/// <summary>An AES-GCM operation to be begun: CKM_AES_GCM with its CK_GCM_PARAMS (PKCS#11 v2.40, section 2.12).</summary>
/// <param name="IsEncryption">True: C_EncryptInit; false: C_DecryptInit.</param>
/// <param name="Iv">1 byte or more.</param>
/// <param name="Aad">Authenticated, not encrypted.</param>
/// <param name="TagLengthBytes">12..16.</param>
public sealed record TokenCipher(bool IsEncryption, Bytes Iv, Bytes Aad, int TagLengthBytes)
{
    /// <summary>The same in every process.</summary>
    /// <returns>A hash of all.</returns>
    public override int GetHashCode() => (((((IsEncryption ? 1 : 0) * 31) + Iv.GetHashCode()) * 31) + Aad.GetHashCode()) * 31 + TagLengthBytes;
}
