namespace Hsm.Abstractions;

/// <summary>Logs a user in on this session.</summary>
/// <param name="Method">How the user proves who they are.</param>
/// <param name="Name">Who.</param>
/// <param name="Proof">PIN, or certificate chain in DER.</param>
/// <remarks>
/// Answers AuthLoginResponse. AuthLoginFailed: unknown user, wrong proof, attempts used up, or somebody is logged in
/// here; which of these is not told. AuthNotEnabled: the server has no users.
/// </remarks>
public sealed record AuthLoginRequest(AuthMethod Method, UserName Name, Bytes Proof) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.AuthLogin;
}
