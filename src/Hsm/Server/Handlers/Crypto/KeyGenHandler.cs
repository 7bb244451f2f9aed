using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates a key: on the chosen provider, then its public half, then its slot.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
internal abstract class KeyGenHandler<TRequest> : KeyedHandler<TRequest>
    where TRequest : HsmRequest
{
    /// <summary>Where the key goes.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The target.</returns>
    protected abstract KeyTarget TargetOf(TRequest request);

    /// <summary>Capability query.</summary>
    /// <param name="provider">A provider.</param>
    /// <param name="request">The request.</param>
    /// <returns>True: it generates such keys.</returns>
    protected abstract bool Generates(ICryptoProvider provider, TRequest request);

    /// <summary>Generates.</summary>
    /// <param name="work">Provider and session.</param>
    /// <param name="request">The request.</param>
    /// <param name="privateKey">The key; the caller zeroes it.</param>
    /// <returns>As the port.</returns>
    protected abstract HsmStatus Generate(ProviderWork work, TRequest request, out byte[] privateKey);

    /// <summary>The public half; it may be another provider's work.</summary>
    /// <param name="provider">A provider.</param>
    /// <param name="request">The request.</param>
    /// <param name="privateKey">The key.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>As the port; NotCompiledIn: another provider's work.</returns>
    protected abstract HsmStatus MakePublic(ICryptoProvider provider, TRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey);

    /// <summary>The access value, where the request carries one.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Null: that of KEY CACHE.</returns>
    protected virtual ushort? AccessOf(TRequest request) => null;

    /// <inheritdoc/>
    protected sealed override KeyDemand[] KeysOf(TRequest request) => [];

    /// <inheritdoc/>
    protected sealed override CryptoStep Work(SessionState session, TRequest request, KeysInUse keys)
    {
        byte[] made = [];
        return new ProviderCall(
            provider => Generates(provider, request),
            provider => Generate(new ProviderWork(provider, session), request, out made),
            status => Generated(request, status, made));
    }

    private CryptoStep Generated(TRequest request, HsmStatus status, byte[] made)
    {
        var target = TargetOf(request);
        var key = AccessOf(request) is { } access ? new NewKey(target, made) { Access = access } : new NewKey(target, made);
        var outcome = new CryptoOutcome { Status = status, Key = key };
        if (status != HsmStatus.Ok || target.IsEphemeral)
        {
            return outcome;
        }

        // A best effort (protocol page 7): without a public half the key is there all the same. A device that is not to be had, or
        // fails, is no reason to leave it out: nothing has changed yet.
        Bytes publicKey = default;
        return new ProviderCall(
            provider => MakesPublic(provider, request),
            provider => MakePublic(provider, request, made, out publicKey),
            ended => ended is HsmStatus.Locked or HsmStatus.Aborted ? outcome with { Status = ended } : outcome with { Public = publicKey });
    }

    /// <summary>Capability query.</summary>
    /// <param name="provider">A provider.</param>
    /// <param name="request">The request.</param>
    /// <returns>True: it makes public halves of such keys.</returns>
    protected virtual bool MakesPublic(ICryptoProvider provider, TRequest request) => Generates(provider, request);
}
