using Hsm.Abstractions;

namespace Hsm;

/// <summary>The kinds of prepared forms there are.</summary>
internal static class PreparedForms
{
    /// <summary>AES-GCM; the variant is the length of the tag.</summary>
    public static PreparedKind<ICryptoProvider, IAesGcmCipher> AesGcm { get; } =
        new(static (provider, key, tagLengthBytes, out cipher) => provider.OpenAesGcm(key, tagLengthBytes, out cipher));

    /// <summary>CMAC of whole messages.</summary>
    public static PreparedKind<IAesPort, ICmac> Cmac { get; } = new(static (aes, key, _, out cmac) => aes.OpenCmac(key, out cmac));

    /// <summary>ECDSA signing.</summary>
    public static PreparedKind<IEccPort, IEccSigner> Signer { get; } =
        new(static (ecc, key, _, out signer) => ecc.OpenSigner(key, out signer));
}
