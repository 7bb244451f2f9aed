using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>A request to agree on a secret.</summary>
/// <param name="Private">Own key.</param>
/// <param name="Public">The other side's.</param>
/// <param name="Target">Where the secret goes.</param>
/// <param name="Kind">What keys they are.</param>
internal sealed record Agreement(KeyId Private, KeyId Public, KeyTarget Target, HiddenKind Kind)
{
    public bool EvictsPrivate { get; init; }

    public bool EvictsPublic { get; init; }

    /// <summary>Agrees with a private key and the other side's.</summary>
    public required Func<Bytes, Bytes, (HsmStatus Status, Bytes Secret)> Run { get; init; }

    /// <summary>Some private key like a hidden one.</summary>
    public required Func<HiddenKey, Bytes> Example { get; init; }
}
