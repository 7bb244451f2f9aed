using Hsm.Abstractions;

namespace Hsm;

/// <summary>HKDF.</summary>
internal sealed class HkdfHandler : KeyedHandler<HkdfRequest>
{
    private const int MaxBlocks = 255;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, HkdfRequest request)
    {
        if (!request.Function.IsKnown())
        {
            return HsmStatus.NotCompiledIn;
        }

        var isWellFormed = request.LengthBytes >= 1
            && request.LengthBytes <= MaxBlocks * request.Function.DigestLengthBytes()
            && NewKey.IsValid(request.Target);
        return isWellFormed
            ? CheckLength(server, request.InlineKey.Length + request.Salt.Length + request.Info.Length)
            : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(HkdfRequest request) =>
    [
        new KeyDemand(request.Key, ObjectFlags.UsageDerive) { Inline = request.InlineKey, IsInline = !request.InlineKey.IsEmpty },
    ];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, HkdfRequest request, KeysInUse keys)
    {
        var derived = new byte[request.LengthBytes];
        return new ProviderCall(
            provider => provider.Hmac.Supports(request.Function),
            provider => Derivation.Hkdf(provider.Hmac, request, keys[0].Span, derived),
            status => CryptoOutcome.Derived(status, request.Target, derived));
    }
}
