using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>
/// Power goes, and comes again: an event of the environment in the place of a request (hsm-notes, 5). Everything volatile
/// is gone with it: sessions, their client ids, uncommitted keys. NVM is as it was.
/// </summary>
/// <remarks>
/// Strict durable linearizability (Aguilera and Frølund 2003): what was acknowledged before the crash is there after it,
/// what was in flight took effect wholly before the crash or never will. Histories say so with
/// <see cref="CrashHistory"/>. Answers Ok; no server is ever asked.
/// </remarks>
public sealed record CrashEvent : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.None;
}
