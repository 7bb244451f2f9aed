namespace Hsm.Abstractions;

/// <summary>Joins the connection to an application (a process of PKCS#11): C_Initialize.</summary>
/// <param name="Application">Any number; connections that name the same one share sessions, login and session objects.</param>
/// <remarks>A first attachment begins the application. Answers TokenResponse: Ok; ArgumentsBad: the connection is attached already.</remarks>
public sealed record TokenAttachRequest(uint Application) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.TokenAttach;
}
