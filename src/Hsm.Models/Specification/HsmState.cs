using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>All that a server's future answers depend on. Immutable, with value equality.</summary>
/// <remarks>
/// Committed copies in caches are not part of it: what they hold is what NVM holds, and whether a copy is there can
/// change at any time, so the answers that tell of it (EVICT and COMMIT of a key without an uncommitted version) are
/// both allowed. A copy that differs from NVM is thereby a violation as soon as anyone looks.
/// </remarks>
public sealed class HsmState : IEquatable<HsmState>
{
    private readonly SessionState[] _sessions;
    private readonly int _hash;

    private HsmState(SessionState[] sessions, ObjectList global, ObjectList nvm, NvmUse use)
    {
        _sessions = sessions;
        GlobalKeys = global;
        Nvm = nvm;
        Use = use;
        foreach (SessionState session in sessions)
        {
            _hash = (_hash * 31) + session.GetHashCode();
        }

        _hash = (((_hash * 31) + global.GetHashCode()) * 31) + nvm.GetHashCode() + use.Bytes + (use.DeadRecords * 17);
    }

    /// <summary>A new server: blank NVM, empty caches, every session before its INIT.</summary>
    public static HsmState Initial { get; } = new([], ObjectList.Empty, ObjectList.Empty, default);

    /// <summary>Uncommitted keys of the global cache, by id.</summary>
    internal ObjectList GlobalKeys { get; }

    /// <summary>Objects of NVM, in the order in which they were last written.</summary>
    internal ObjectList Nvm { get; }

    /// <summary>Room taken in NVM; nothing when room is not counted.</summary>
    internal NvmUse Use { get; }

    /// <summary>Sessions that differ from a fresh one, by label.</summary>
    internal ReadOnlySpan<SessionState> Sessions => _sessions;

    /// <inheritdoc/>
    public bool Equals(HsmState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (_hash == other._hash
                && Use == other.Use
                && _sessions.AsSpan().SequenceEqual(other._sessions)
                && GlobalKeys.Equals(other.GlobalKeys)
                && Nvm.Equals(other.Nvm)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HsmState);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of the whole state.</returns>
    public override int GetHashCode() => _hash;

    internal SessionState Session(int session) =>
        Array.Find(_sessions, candidate => candidate.Session == session) ?? SessionState.Fresh(session);

    /// <summary>Uncommitted keys of the cache that an id of a session belongs to: user 0 is the global one.</summary>
    internal ObjectList CacheOf(int session, NvmId id) => id.User == ClientId.Global ? GlobalKeys : Session(session).Keys;

    internal HsmState With(SessionState changed)
    {
        // A session like a fresh one is left out, so that equal states have one form.
        IEnumerable<SessionState> others = _sessions.Where(session => session.Session != changed.Session);
        return new HsmState(
            [.. (changed.Equals(SessionState.Fresh(changed.Session)) ? others : others.Append(changed)).OrderBy(static session => session.Session)],
            GlobalKeys,
            Nvm,
            Use);
    }

    internal HsmState WithCache(int session, NvmId id, ObjectList keys) => id.User == ClientId.Global
        ? new HsmState(_sessions, keys, Nvm, Use)
        : With(Session(session) with { Keys = keys });

    internal HsmState WithNvm(ObjectList nvm, NvmUse use) => new(_sessions, GlobalKeys, nvm, use);

    /// <summary>What a crash leaves: NVM; sessions, their keys and those of the global cache are gone.</summary>
    internal HsmState AfterCrash(NvmUse use) => new([], ObjectList.Empty, Nvm, use);
}
