using Hsm.Abstractions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Hsm;

/// <summary>HMAC by BouncyCastle.</summary>
internal sealed class SoftwareHmac : IHmacPort
{
    /// <inheritdoc/>
    public bool Supports(HashFunction function) => function.IsKnown();

    /// <inheritdoc/>
    public HsmStatus Compute(HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (!function.IsKnown())
        {
            return HsmStatus.NotCompiledIn;
        }

        var mac = new HMac(DigestOf(function));
        mac.Init(new KeyParameter(key.ToArray()));
        mac.BlockUpdate(message.ToArray(), 0, message.Length);
        var result = new byte[mac.GetMacSize()];
        mac.DoFinal(result, 0);
        result.CopyTo(destination);
        return HsmStatus.Ok;
    }

    /// <summary>BouncyCastle's digest of a function.</summary>
    /// <param name="function">A known one.</param>
    /// <returns>A fresh digest.</returns>
    public static IDigest DigestOf(HashFunction function) => function switch
    {
        HashFunction.Sha224 => new Sha224Digest(),
        HashFunction.Sha256 => new Sha256Digest(),
        HashFunction.Sha384 => new Sha384Digest(),
        HashFunction.Sha512 => new Sha512Digest(),
        HashFunction.Sha512_224 => new Sha512tDigest(224),
        HashFunction.Sha512_256 => new Sha512tDigest(256),
        _ => new Sha3Digest(function.DigestLengthBytes() * 8),
    };
}
