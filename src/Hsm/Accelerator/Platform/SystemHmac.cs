using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>HMAC by System.Security.Cryptography, over the hashes it has.</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemHmac(DeviceGate gate) : IHmacPort
{
    /// <inheritdoc/>
    public bool Supports(HashFunction function) => SystemHashes.IsAvailable(function);

    /// <inheritdoc/>
    public HsmStatus Compute(HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination)
    {
        var status = Supports(function) ? gate.TryEnter() : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            CryptographicOperations.HmacData(SystemHashes.NameOf(function), key, message, destination);
            return HsmStatus.Ok;
        }
        finally
        {
            gate.Leave();
        }
    }
}
