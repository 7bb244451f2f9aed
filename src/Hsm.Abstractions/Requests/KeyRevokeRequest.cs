namespace Hsm.Abstractions;

/// <summary>Makes a key unusable and unchangeable: sets NonModifiable and clears every usage bit.</summary>
/// <param name="Id">The key; number 0 answers BadArgs, as does a wrapped or hardware id (not in this slice).</param>
/// <remarks>
/// The key meant is the one in the addressed cache, else the one in NVM; NotFound: in neither; Access: Trusted. If
/// NVM has an object of that id, the revoked key is written over it first (reclaiming when needed; NoSpace: nothing
/// changed) and the slot counts as committed; then the addressed cache; committed copies in other sessions are
/// dropped. Ok for a key that is revoked already: when it is a committed copy or the one in NVM, nothing is written
/// and the order of the list stays. A written object becomes the last of the list. Export stays allowed.
/// </remarks>
public sealed record KeyRevokeRequest(KeyId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyRevoke;
}
