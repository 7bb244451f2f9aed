using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace Hsm;

/// <summary>A curve's parameters as BouncyCastle has them. Never changes.</summary>
/// <param name="name">Its SEC name.</param>
internal sealed class EccDomain(string name)
{
    /// <summary>Curve, base point, order.</summary>
    public ECDomainParameters Parameters { get; } = new(CustomNamedCurves.GetByName(name));

    /// <summary>The order of the base point.</summary>
    public BigInteger Order => Parameters.N;

    /// <summary>Coordinates of a point.</summary>
    /// <param name="point">Not infinity.</param>
    /// <returns>Both, each as long as the field.</returns>
    public static byte[] CoordinatesOf(ECPoint point) => point.Normalize().GetEncoded(compressed: false)[1..];

    /// <summary>The public point of a private value.</summary>
    /// <param name="value">In range.</param>
    /// <returns>Its coordinates.</returns>
    public byte[] PublicOf(BigInteger value) =>
        CoordinatesOf(new FixedPointCombMultiplier().Multiply(Parameters.G, value));

    /// <summary>Reads a point.</summary>
    /// <param name="coordinates">Both, each as long as the field.</param>
    /// <param name="point">When true.</param>
    /// <returns>False: not on the curve.</returns>
    public bool TryGetPoint(byte[] coordinates, out ECPublicKeyParameters point)
    {
        try
        {
            point = new ECPublicKeyParameters(Parameters.Curve.DecodePoint([4, .. coordinates]), Parameters);
            return true;
        }
        catch (ArgumentException)
        {
            point = null!;
            return false;
        }
    }
}
