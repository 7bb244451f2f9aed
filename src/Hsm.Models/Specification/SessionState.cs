using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>One session: who it speaks for, and the uncommitted keys of its local cache.</summary>
internal sealed record SessionState(int Session, ClientId Client, bool IsClosed, ObjectList Keys)
{
    /// <summary>The application of the PKCS#11 face that the session is attached to.</summary>
    public uint? Application { get; init; }

    /// <summary>What SHE keeps in RAM.</summary>
    public She.SheModel She { get; init; } = Specification.She.SheModel.Empty;

    /// <summary>Who is logged in.</summary>
    public UserId Login { get; init; }

    /// <summary>A session before INIT acts as client 0 (protocol page 3).</summary>
    public static SessionState Fresh(int session) => new(session, ClientId.Global, IsClosed: false, ObjectList.Empty);

    public bool Equals(SessionState? other) =>
        other is not null && Session == other.Session && Client == other.Client && IsClosed == other.IsClosed
        && Application == other.Application && Login == other.Login && She.Equals(other.She) && Keys.Equals(other.Keys);

    public override int GetHashCode() => (((Session * 31) + Client.Value) * 31) + (IsClosed ? 1 : 0) + (Keys.GetHashCode() * 17);
}
