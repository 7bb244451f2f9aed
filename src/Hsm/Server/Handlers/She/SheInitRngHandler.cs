using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE INIT_RND: the seed goes on and is stored before the generator starts from it, so no state comes twice.</summary>
internal sealed class SheInitRngHandler : SheHandler<SheInitRngRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheInitRngRequest request)
    {
        if (session.She.Generator is not null)
        {
            return Answer(HsmStatus.SheSequence);
        }

        var status = TakeAny(session, SheSlot.SecretKey, out var secret);
        SheKey? seed = null;
        status = status == HsmStatus.Ok ? SheKey.Read(session, SheSlot.PrngSeed, out seed) : status;
        if (status != HsmStatus.Ok || seed is null)
        {
            return Answer(status == HsmStatus.Ok ? HsmStatus.SheRngSeed : status);
        }

        var seedKey = SheCrypto.Compress(secret!.Value, SheCrypto.PrngSeed);
        var next = seed with { Value = SheCrypto.Encrypt(AesMode.Ecb, seedKey, [], seed.Value) };
        status = next.Write(session, SheSlot.PrngSeed);
        if (status == HsmStatus.Ok)
        {
            session.She.GeneratorKey = SheCrypto.Compress(secret.Value, SheCrypto.Prng);
            session.She.Generator = next.Value;
        }

        return Answer(status);
    }
}
