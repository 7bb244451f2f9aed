using System.Security.Cryptography;

namespace Hsm;

/// <summary>
/// Tells a request that is about to write whether a key is still what it was when the request took its snapshot, be it that
/// it paused in between or only gave the locks up (hsm-notes 2).
/// </summary>
/// <remarks>
/// By value: flags, label, bytes and whether NVM has it. A key that went and came back the same in all of that gives the
/// request's result again, so that it may as well have been read now.
/// </remarks>
internal class KeyRevalidation
{
    /// <summary>Compares. Under the locks of Caches, exclusively, and Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="before">The snapshot.</param>
    /// <returns>False: the request starts again.</returns>
    public virtual bool IsCurrent(SessionState session, KeySnapshot before)
    {
        session.Server.Components.KeyReader.TakeLocked(session, before.Metadata.Id, out var now);
        using (now)
        {
            return now is not null && now.Metadata == before.Metadata && now.IsCommitted == before.IsCommitted
                && CryptographicOperations.FixedTimeEquals(now.Material.Span, before.Material.Span);
        }
    }
}
