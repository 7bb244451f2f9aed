using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>A request together with the session it was made on: what the specification is asked.</summary>
/// <param name="Session">The driver's label of the session, never a handle (hsm-notes, 3). Any number.</param>
/// <param name="Request">The request, as sent.</param>
public readonly record struct HsmCall(int Session, HsmRequest Request)
{
    /// <summary>The request in a few words, for pictures and messages.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() => CallText.Of(Request);
}
