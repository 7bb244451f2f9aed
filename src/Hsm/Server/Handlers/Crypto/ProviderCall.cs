using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// One call of a provider: carried out on the session's worker, or by the accelerator's queue while the request is paused.
/// Nothing in it is tied to a thread; what it works with belongs to it alone until it has ended.
/// </summary>
/// <param name="Supports">Capability query.</param>
/// <param name="Work">The work, with one provider from begin to end; holds no lock but the device's.</param>
/// <param name="Then">
/// What comes of its status: an outcome, or another call. Also called when nobody waits for the request any more, so that
/// the outcome, and the key in it, can be given up.
/// </param>
internal sealed record ProviderCall(
    Func<ICryptoProvider, bool> Supports, Func<ICryptoProvider, HsmStatus> Work, Func<HsmStatus, CryptoStep> Then) : CryptoStep;
