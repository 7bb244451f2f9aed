using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES in a mode that works on whole requests: one key, by id or brought along.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class AesHandler<TRequest> : KeyedHandler<TRequest>
    where TRequest : AesRequest
{
    /// <summary>The usage bits that a key used by id needs one of.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The bits.</returns>
    protected abstract ObjectFlags UsageOf(TRequest request);

    /// <summary>Does the work on one provider.</summary>
    /// <param name="work">The provider's AES, and the key.</param>
    /// <param name="request">The request.</param>
    /// <param name="response">When Ok.</param>
    /// <returns>As the port.</returns>
    protected abstract HsmStatus Work(AesWork work, TRequest request, out HsmResponse? response);

    /// <summary>The bit for a direction.</summary>
    /// <param name="direction">Which way.</param>
    /// <returns>UsageEncrypt or UsageDecrypt.</returns>
    protected static ObjectFlags UsageOf(CipherDirection direction) =>
        direction == CipherDirection.Encrypt ? ObjectFlags.UsageEncrypt : ObjectFlags.UsageDecrypt;

    /// <inheritdoc/>
    protected sealed override KeyDemand[] KeysOf(TRequest request) =>
        [new KeyDemand(request.Key, UsageOf(request)) { Inline = request.InlineKey, IsInline = request.UsesInlineKey }];

    /// <inheritdoc/>
    protected sealed override CryptoStep Work(SessionState session, TRequest request, KeysInUse keys)
    {
        var key = keys[0];
        if (key.Length is not (16 or 24 or 32))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        HsmResponse? response = null;
        return new ProviderCall(
            provider => provider.Aes.Supports(AesMode.Ecb, key.Length) && provider.Aes.Supports(AesMode.Cbc, key.Length),
            provider => Work(new AesWork(provider.Aes, key, keys.PreparedOf(0)), request, out response),
            status => CryptoOutcome.Of(status, response));
    }
}
