using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE EXTEND_SEED: state and stored seed take the entropy in.</summary>
internal sealed class SheExtendSeedHandler : SheHandler<SheExtendSeedRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override bool HasShape(SheExtendSeedRequest request) => request.Entropy.Length == SheKey.LengthBytes;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheExtendSeedRequest request)
    {
        if (session.She.Generator is not { } state)
        {
            return Answer(HsmStatus.SheRngSeed);
        }

        var status = SheKey.Read(session, SheSlot.PrngSeed, out var seed);
        if (status != HsmStatus.Ok || seed is null)
        {
            return Answer(status == HsmStatus.Ok ? HsmStatus.SheRngSeed : status);
        }

        status = (seed with { Value = SheCrypto.Compress(seed.Value, request.Entropy.Span) }).Write(session, SheSlot.PrngSeed);
        if (status == HsmStatus.Ok)
        {
            session.She.Generator = SheCrypto.Compress(state, request.Entropy.Span);
        }

        return Answer(status);
    }
}
