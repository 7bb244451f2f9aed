using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>
/// A key that the server made and nobody has seen: a symbol in place of its bytes. What is known of it is its kind and,
/// where the server told, its public half; every later output is checked against that, its export included.
/// </summary>
/// <param name="Kind">What it is a key of.</param>
/// <param name="Curve">For Ecc.</param>
/// <param name="Public">Empty: not told, or there is none.</param>
internal sealed record HiddenKey(HiddenKind Kind, EccCurve Curve, Bytes Public)
{
    /// <summary>Secret bytes of no structure.</summary>
    public static HiddenKey Secret { get; } = new(HiddenKind.Secret, EccCurve.Default, default);

    /// <summary>Number of the parameter set, for MlDsa and MlKem.</summary>
    public int Level { get; init; }

    /// <summary>Whether bytes may be those of this key.</summary>
    public bool MayBe(ICryptoProvider oracle, Bytes revealed)
    {
        if (Public.IsEmpty)
        {
            return true;
        }

        HsmStatus status = Kind switch
        {
            HiddenKind.Ecc => oracle.Ecc.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            HiddenKind.Ed25519 => oracle.Ed25519.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            HiddenKind.X25519 => oracle.X25519.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            HiddenKind.Rsa => oracle.Rsa.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            HiddenKind.MlDsa => oracle.MlDsa.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            HiddenKind.MlKem => oracle.MlKem.MakePublic(revealed.Span, out Bytes found) is var made && found == Public ? made : HsmStatus.AsnParse,
            _ => HsmStatus.Ok,
        };
        return status == HsmStatus.Ok;
    }

    public override int GetHashCode() => ((((int)Kind * 31) + (int)Curve) * 31) + Public.GetHashCode();
}
