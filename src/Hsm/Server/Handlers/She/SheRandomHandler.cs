using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE RND: the generator's next state.</summary>
internal sealed class SheRandomHandler : SheHandler<SheRandomRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheRandomRequest request)
    {
        if (session.She.Generator is not { } state)
        {
            return Answer(HsmStatus.SheRngSeed);
        }

        session.She.Generator = SheCrypto.Encrypt(AesMode.Ecb, session.She.GeneratorKey!, [], state);
        return new SheRandomResponse(new Bytes(session.She.Generator));
    }
}
