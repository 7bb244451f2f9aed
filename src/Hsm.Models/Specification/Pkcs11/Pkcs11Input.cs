namespace Hsm.Models.Specification.Pkcs11;

/// <summary>A call with labels in place of handles (hsm-notes, 3).</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Session">The driver's label of the session; OpenSession gives it its meaning.</param>
/// <param name="Object">The driver's label of the object; CreateObject gives it its meaning.</param>
/// <param name="Flag">OpenSession: read/write. CreateObject: private.</param>
public readonly record struct Pkcs11Input(Pkcs11Operation Operation, int Session = 0, int Object = 0, bool Flag = false)
{
    /// <summary>The call in a few words.</summary>
    /// <returns>A text such as "Login(session 2)".</returns>
    public override string ToString() => Operation switch
    {
        Pkcs11Operation.CloseAllSessions => "CloseAllSessions()",
        Pkcs11Operation.OpenSession => $"OpenSession({(Flag ? "R/W" : "R/O")}) as session {Session}",
        Pkcs11Operation.CreateObject => $"CreateObject(session {Session}, {(Flag ? "private" : "public")}) as object {Object}",
        Pkcs11Operation.ReadObject or Pkcs11Operation.Search => $"{Operation}(session {Session}, object {Object})",
        _ => $"{Operation}(session {Session})",
    };
}
