using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for HMAC. NOT SECURE.</summary>
internal sealed class ToyHmac : IHmacPort
{
    private const ulong Domain = 0x484D4143;

    public bool Supports(HashFunction function) => function.IsKnown();

    public HsmStatus Compute(HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination)
    {
        ulong mixed = ToyMixer.Absorb(ToyMixer.Absorb(Domain + (ulong)function, key), message);
        ToyMixer.Squeeze(mixed, function.DigestLengthBytes()).CopyTo(destination);
        return HsmStatus.Ok;
    }
}
