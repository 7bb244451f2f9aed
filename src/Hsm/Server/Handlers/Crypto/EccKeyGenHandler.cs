using Hsm.Abstractions;

namespace Hsm;

/// <summary>Generates keys of NIST's curves.</summary>
internal sealed class EccKeyGenHandler : KeyGenHandler<EccKeyGenRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, EccKeyGenRequest request)
    {
        var curve = CurveOf(request);
        if (!NewKey.IsValid(request.Target) || curve == EccCurve.Default)
        {
            return HsmStatus.BadArgs;
        }

        var length = EccKey.FieldLengthBytes(curve);
        return length == 0 ? HsmStatus.NotCompiledIn : length == request.SizeBytes ? HsmStatus.Ok : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override KeyTarget TargetOf(EccKeyGenRequest request) => request.Target;

    /// <inheritdoc/>
    protected override ushort? AccessOf(EccKeyGenRequest request) => request.Target.Access;

    /// <inheritdoc/>
    protected override bool Generates(ICryptoProvider provider, EccKeyGenRequest request) => provider.Ecc.Supports(CurveOf(request));

    /// <inheritdoc/>
    protected override HsmStatus Generate(ProviderWork work, EccKeyGenRequest request, out byte[] privateKey) =>
        work.Provider.Ecc.GenerateKey(CurveOf(request), work.Random, out privateKey);

    /// <inheritdoc/>
    protected override HsmStatus MakePublic(
        ICryptoProvider provider, EccKeyGenRequest request, ReadOnlySpan<byte> privateKey, out Bytes publicKey) =>
        provider.Ecc.MakePublic(privateKey, out publicKey);

    // Default: the size tells; a size of no curve stays Default.
    private static EccCurve CurveOf(EccKeyGenRequest request) => request.Curve != EccCurve.Default ? request.Curve
        : Array.Find([EccCurve.P256, EccCurve.P384, EccCurve.P521], curve => EccKey.FieldLengthBytes(curve) == request.SizeBytes);
}
