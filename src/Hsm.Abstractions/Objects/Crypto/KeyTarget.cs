namespace Hsm.Abstractions;

/// <summary>Where a generated or derived key goes.</summary>
/// <param name="Id">Id to cache it under; number 0 asks for one, as in KeyCacheRequest. Not looked at when Ephemeral.</param>
/// <param name="Flags">Usage and policy; Trusted is stripped. Ephemeral: to the client, nothing is cached.</param>
/// <param name="Label">24 bytes, kept with the key.</param>
public readonly record struct KeyTarget(KeyId Id, ObjectFlags Flags, ObjectLabel Label)
{
    /// <summary>Access value of the key. Not every request carries it on the wire: RSA, X25519 and derivation do not.</summary>
    public ushort Access { get; init; }

    /// <summary>True when the material goes to the client.</summary>
    public bool IsEphemeral => (Flags & ObjectFlags.Ephemeral) != ObjectFlags.None;

    /// <summary>The material goes to the client.</summary>
    public static KeyTarget Ephemeral => new(KeyId.Assign, ObjectFlags.Ephemeral, default);
}
