using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CRYPTO but AES-GCM: hashes, ciphers, public keys, random bytes, derivation.</summary>
internal sealed record CryptoHandlers : HandlerGroup
{
    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => null;
}
