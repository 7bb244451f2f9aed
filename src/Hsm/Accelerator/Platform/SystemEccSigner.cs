using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A private key imported into OpenSSL, which zeroes it when it is freed.</summary>
/// <param name="gate">Of the device.</param>
/// <param name="key">Owned by this object.</param>
internal sealed class SystemEccSigner(DeviceGate gate, ECDsa key) : IEccSigner
{
    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> digest, out Bytes signature)
    {
        signature = default;
        var status = gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            Span<byte> room = stackalloc byte[key.GetMaxSignatureSize(DSASignatureFormat.Rfc3279DerSequence)];
            var length = key.SignHash(digest, room, DSASignatureFormat.Rfc3279DerSequence);
            signature = new Bytes(room[..length]);
            return status;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
