using Hsm.Abstractions;

namespace Hsm;

/// <summary>Two-step derivation with AES-CMAC.</summary>
internal sealed class CmacKdfHandler : KeyedHandler<CmacKdfRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, CmacKdfRequest request)
    {
        var isWellFormed = request.LengthBytes is >= 1 and <= ushort.MaxValue
            && (request.Salt.IsEmpty || IsAesKey(request.Salt.Length))
            && NewKey.IsValid(request.Target);
        return isWellFormed
            ? CheckLength(server, request.Salt.Length + request.Z.Length + request.FixedInfo.Length)
            : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(CmacKdfRequest request) =>
    [
        new KeyDemand(request.SaltKey, ObjectFlags.UsageDerive) { Inline = request.Salt, IsInline = !request.Salt.IsEmpty },
        new KeyDemand(request.ZKey, ObjectFlags.UsageDerive) { Inline = request.Z, IsInline = !request.Z.IsEmpty },
    ];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, CmacKdfRequest request, KeysInUse keys)
    {
        var salt = keys[0];
        if (!IsAesKey(salt.Length))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        // Both lengths of key: the salt's, and 16 for the derivation key.
        var derived = new byte[request.LengthBytes];
        return new ProviderCall(
            provider => Array.TrueForAll([AesMode.Ecb, AesMode.Cbc], mode => provider.Aes.Supports(mode, salt.Length) && provider.Aes.Supports(mode, 16)),
            provider => Derivation.Cmac(provider.Aes, new DerivationInputs(salt, keys[1]), request.FixedInfo.Span, derived),
            status => CryptoOutcome.Derived(status, request.Target, derived));
    }

    private static bool IsAesKey(int lengthBytes) => lengthBytes is 16 or 24 or 32;
}
