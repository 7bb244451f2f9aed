using Hsm.Abstractions;

namespace Hsm;

/// <summary>HMAC by key id.</summary>
internal sealed class HmacHandler : KeyedHandler<HmacRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, HmacRequest request) =>
        request.Function.IsKnown() ? CheckLength(server, request.Data.Length) : HsmStatus.NotCompiledIn;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(HmacRequest request) =>
        [new KeyDemand(request.Key, ObjectFlags.UsageSign | ObjectFlags.UsageVerify)];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, HmacRequest request, KeysInUse keys)
    {
        var mac = new byte[request.Function.DigestLengthBytes()];
        return new ProviderCall(
            provider => provider.Hmac.Supports(request.Function),
            provider => provider.Hmac.Compute(request.Function, keys[0].Span, request.Data.Span, mac),
            status => CryptoOutcome.Of(status, new HmacResponse(Bytes.Adopt(mac))));
    }
}
