using Hsm.Abstractions;
using Hsm.Models.Specification.Token;
using Hsm.Models.Specification.Users;

namespace Hsm.Models.Specification;

/// <summary>All that a server's future answers depend on. Immutable, with value equality.</summary>
/// <remarks>
/// Committed copies in caches are not part of it: what they hold is what NVM holds, and whether a copy is there can
/// change at any time, so the answers that tell of it (EVICT and COMMIT of a key without an uncommitted version) are
/// both allowed. A copy that differs from NVM is thereby a violation as soon as anyone looks.
/// </remarks>
public sealed class HsmState : IEquatable<HsmState>
{
    private readonly Parts _parts;
    private readonly int _hash;

    private HsmState(Parts parts)
    {
        _parts = parts;
        _hash = parts.GetHashCode();
    }

    /// <summary>A new server: blank NVM, empty caches, every session before its INIT.</summary>
    public static HsmState Initial { get; } =
        new(new Parts(ValueList<SessionState>.Empty, ObjectList.Empty, ObjectList.Empty, default, TokenFace.Empty, FreshValues.None));

    /// <summary>Uncommitted keys of the global cache, by id.</summary>
    internal ObjectList GlobalKeys => _parts.GlobalKeys;

    /// <summary>Objects of NVM, in the order in which they were last written.</summary>
    internal ObjectList Nvm => _parts.Nvm;

    /// <summary>Room taken in NVM; nothing when room is not counted.</summary>
    internal NvmUse Use => _parts.Use;

    /// <summary>Applications of the PKCS#11 face; its objects in NVM are among <see cref="Nvm"/>.</summary>
    internal TokenFace Token => _parts.Token;

    /// <summary>Users; null: those a server starts with.</summary>
    internal UserBook? Users => _parts.Users;

    /// <summary>Random values seen so far.</summary>
    internal FreshValues Fresh => _parts.Fresh;

    /// <summary>Sessions that differ from a fresh one, by label.</summary>
    internal ReadOnlySpan<SessionState> Sessions => _parts.Sessions.Span;

    /// <inheritdoc/>
    public bool Equals(HsmState? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && _parts.Equals(other._parts)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HsmState);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of the whole state.</returns>
    public override int GetHashCode() => _hash;

    internal SessionState Session(int session) =>
        _parts.Sessions.Find(candidate => candidate.Session == session) ?? SessionState.Fresh(session);

    /// <summary>Uncommitted keys of the cache that an id of a session belongs to: user 0 is the global one.</summary>
    internal ObjectList CacheOf(int session, NvmId id) => id.User == ClientId.Global ? GlobalKeys : Session(session).Keys;

    internal HsmState With(SessionState changed)
    {
        // A session like a fresh one is left out, so that equal states have one form.
        ValueList<SessionState> others = _parts.Sessions.Without(session => session.Session == changed.Session);
        ValueList<SessionState> all = changed.Equals(SessionState.Fresh(changed.Session)) ? others : others.Add(changed);
        return new(_parts with { Sessions = ValueList<SessionState>.Of(all.Span.ToArray().OrderBy(static session => session.Session)) });
    }

    internal HsmState WithCache(int session, NvmId id, ObjectList keys) => id.User == ClientId.Global
        ? new(_parts with { GlobalKeys = keys })
        : With(Session(session) with { Keys = keys });

    internal HsmState WithNvm(ObjectList nvm, NvmUse use) => new(_parts with { Nvm = nvm, Use = use });

    internal HsmState WithToken(TokenFace token) => new(_parts with { Token = token });

    internal HsmState WithUsers(UserBook users) => new(_parts with { Users = users });

    internal HsmState WithFresh(Bytes value) => new(_parts with { Fresh = Fresh.With(value) });

    /// <summary>What a crash leaves: NVM, and users, who are kept in it; sessions, their keys, those of the global cache and applications are gone.</summary>
    internal HsmState AfterCrash(NvmUse use) =>
        new(new Parts(ValueList<SessionState>.Empty, ObjectList.Empty, Nvm, use, Token.AfterCrash(Nvm), Fresh) { Users = Users?.AfterCrash() });

    /// <summary>All of it; a new concern is a part more.</summary>
    private sealed record Parts(
        ValueList<SessionState> Sessions, ObjectList GlobalKeys, ObjectList Nvm, NvmUse Use, TokenFace Token, FreshValues Fresh)
    {
        /// <summary>Null: those a server starts with.</summary>
        public UserBook? Users { get; init; }

        /// <summary>The same in every process: the synthesised one mixes in the type's.</summary>
        public override int GetHashCode() =>
            (((((((Sessions.GetHashCode() * 31) + GlobalKeys.GetHashCode()) * 31) + Nvm.GetHashCode()) * 31) + Token.GetHashCode()) * 31)
            + Use.Bytes + (Use.DeadRecords * 17) + Fresh.GetHashCode() + ((Users?.GetHashCode() ?? 0) * 13);
    }
}
