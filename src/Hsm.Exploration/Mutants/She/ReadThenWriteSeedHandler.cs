using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>H3. Reads the stored seed, then writes the next one in a step of its own: two sessions start from one seed.</summary>
internal sealed class ReadThenWriteSeedHandler : RequestHandler<SheInitRngRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, SheInitRngRequest request)
    {
        SheKey? secret;
        SheKey? seed = null;
        using (var looking = session.LockShared(Guarded.Store))
        {
            if (looking.Failed)
            {
                return Answer(looking.Status);
            }

            var status = SheKey.Read(session, SheSlot.SecretKey, out secret);
            status = status == HsmStatus.Ok ? SheKey.Read(session, SheSlot.PrngSeed, out seed) : status;
            if (status != HsmStatus.Ok || secret is null || seed is null || session.She.Generator is not null)
            {
                return Answer(status == HsmStatus.Ok ? HsmStatus.SheSequence : status);
            }
        }

        var seedKey = SheCrypto.Compress(secret.Value, SheCrypto.PrngSeed);
        var next = seed with { Value = SheCrypto.Encrypt(AesMode.Ecb, seedKey, [], seed.Value) };
        using var held = session.Lock(Guarded.Store);
        var written = held.Failed ? held.Status : next.Write(session, SheSlot.PrngSeed);
        if (written == HsmStatus.Ok)
        {
            session.She.GeneratorKey = SheCrypto.Compress(secret.Value, SheCrypto.Prng);
            session.She.Generator = next.Value;
        }

        return Answer(written);
    }
}
