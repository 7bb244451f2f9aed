namespace Hsm;

/// <summary>Credentials that a proof was right for.</summary>
/// <param name="Credential">The credentials it was compared with.</param>
/// <param name="WrongInARow">How many proofs were wrong before it.</param>
internal readonly record struct ProvedCredential(UserCredential Credential, int WrongInARow);
