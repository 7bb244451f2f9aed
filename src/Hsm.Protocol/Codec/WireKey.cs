using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>What tells one layout from another.</summary>
/// <param name="Kind">Group and action.</param>
/// <param name="AlgoType">CRYPTO only.</param>
/// <param name="AlgoSubType">CRYPTO only.</param>
internal readonly record struct WireKey(RequestKind Kind, uint AlgoType = 0, uint AlgoSubType = 0)
{
    private const int CustomGroup = 0x0A;
    private const int CryptoGroup = 0x04;

    /// <summary>True for the group whose payloads begin with an algorithm.</summary>
    public bool IsCrypto => (int)Kind >> 8 == CryptoGroup;

    /// <summary>
    /// The key without what its kind does not tell apart by: RNG and CMAC have no algorithm, KDF goes by the sub type,
    /// the others by the type, a callback by its group; the PKCS#11 face has some of that group's actions.
    /// </summary>
    public WireKey Normal => Kind switch
    {
        RequestKind.Rng or RequestKind.Cmac => new WireKey(Kind),
        RequestKind.Kdf => new WireKey(Kind, 0, AlgoSubType),
        _ when IsCrypto => new WireKey(Kind, AlgoType),
        _ when MessageTable.IsToken(Kind) => new WireKey(Kind),
        _ when (int)Kind >> 8 == CustomGroup => new WireKey(RequestKind.Custom),
        _ => new WireKey(Kind),
    };
}
