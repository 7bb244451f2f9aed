using Hsm.Abstractions;

namespace Hsm;

/// <summary>An operation of one asymmetric key that tells something.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class KeyOperationHandler<TRequest> : KeyedHandler<TRequest>
    where TRequest : KeyOperationRequest
{
    /// <summary>The usage bit that the key needs.</summary>
    /// <param name="request">The request.</param>
    /// <returns>None: needs none.</returns>
    protected abstract ObjectFlags UsageOf(TRequest request);

    /// <summary>Capability query.</summary>
    /// <param name="provider">A provider.</param>
    /// <param name="request">The request.</param>
    /// <param name="key">The key's bytes.</param>
    /// <returns>True: the work can be done there.</returns>
    protected abstract bool IsSupportedBy(ICryptoProvider provider, TRequest request, ReadOnlySpan<byte> key);

    /// <summary>Whether a form of the key is idle that a provider made for this operation.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="prepared">Forms of the key.</param>
    /// <returns>True: nothing more need be asked; false: nobody knows.</returns>
    protected virtual bool IsPreparedBy(ICryptoProvider provider, PreparedKeys prepared) => false;

    /// <summary>Does the work on one provider.</summary>
    /// <param name="work">Provider and session.</param>
    /// <param name="request">The request.</param>
    /// <param name="key">The key's bytes.</param>
    /// <param name="response">When Ok.</param>
    /// <returns>As the port; its BadFunctionArgument is answered as BadArgs.</returns>
    protected abstract HsmStatus Work(ProviderWork work, TRequest request, ReadOnlySpan<byte> key, out HsmResponse? response);

    /// <inheritdoc/>
    protected sealed override KeyDemand[] KeysOf(TRequest request) =>
        [new KeyDemand(request.Key, UsageOf(request)) { Evicts = request.EvictsKey }];

    /// <inheritdoc/>
    protected sealed override CryptoStep Work(SessionState session, TRequest request, KeysInUse keys)
    {
        HsmResponse? response = null;
        return new ProviderCall(
            provider => CanServe(provider, request, keys),
            provider => Work(new ProviderWork(provider, session) { Prepared = keys.PreparedOf(0) }, request, keys[0].Span, out response),
            status => CryptoOutcome.Of(status == HsmStatus.BadFunctionArgument ? HsmStatus.BadArgs : status, response));
    }

    // A provider that has prepared the key once has read it then.
    private bool CanServe(ICryptoProvider provider, TRequest request, KeysInUse keys) =>
        (keys.PreparedOf(0) is { } prepared && IsPreparedBy(provider, prepared)) || IsSupportedBy(provider, request, keys[0].Span);
}
