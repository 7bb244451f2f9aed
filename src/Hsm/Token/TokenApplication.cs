using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// An application of the PKCS#11 face: its sessions, its login, its session objects, and the handles it was given.
/// Every member needs the Applications lock.
/// </summary>
/// <param name="face">The face it is of.</param>
/// <param name="number">As the connections name it.</param>
internal sealed class TokenApplication(TokenState face, uint number)
{
    private readonly List<TokenSession> _sessions = [];
    private readonly List<TokenReference> _references = [];
    private readonly List<SessionObject> _objects = [];
    private uint _lastHandle;

    /// <summary>The face it is of.</summary>
    public TokenState Face { get; } = face;

    /// <summary>As the connections name it.</summary>
    public uint Number { get; } = number;

    /// <summary>How many connections are attached.</summary>
    public int ConnectionCount { get; set; }

    /// <summary>Who is logged in, in all sessions alike.</summary>
    public TokenUser User { get; private set; } = TokenUser.Nobody;

    /// <summary>How many sessions are open.</summary>
    public int SessionCount => _sessions.Count;

    /// <summary>Objects that live with a session, of all sessions.</summary>
    public IReadOnlyList<SessionObject> Objects => _objects;

    /// <summary>Whether a session is open that can not change token objects.</summary>
    public bool HasReadOnlySession => _sessions.Exists(static session => !session.IsReadWrite);

    /// <summary>Opens a session.</summary>
    /// <param name="isReadWrite">Whether it may change token objects.</param>
    /// <returns>The session.</returns>
    public TokenSession Open(bool isReadWrite)
    {
        var session = new TokenSession(++_lastHandle, isReadWrite);
        _sessions.Add(session);
        return session;
    }

    /// <summary>Looks a session up.</summary>
    /// <param name="handle">Its handle.</param>
    /// <returns>Null: not open.</returns>
    public TokenSession? Find(uint handle) => _sessions.Find(session => session.Handle == handle);

    /// <summary>Closes a session: its objects go; with the last one the login goes.</summary>
    /// <param name="session">The session.</param>
    public void Close(TokenSession session)
    {
        Remove(session);
        if (_sessions.Count == 0)
        {
            Logout();
        }
    }

    /// <summary>Closes every session and logs out.</summary>
    public void CloseAll()
    {
        while (_sessions.Count > 0)
        {
            Remove(_sessions[0]);
        }

        Logout();
    }

    /// <summary>Takes a session and its objects away; the login stays.</summary>
    /// <param name="session">The session.</param>
    public void Remove(TokenSession session)
    {
        session.EndOperations();
        _sessions.Remove(session);
        DropObjects(one => one.Session == session.Handle);
    }

    /// <summary>Logs in.</summary>
    /// <param name="user">Who; the PIN was right.</param>
    public void Login(TokenUser user) => User = user;

    /// <summary>Logs out: private session objects go, handles of private objects die, searches and operations end.</summary>
    public void Logout()
    {
        User = TokenUser.Nobody;
        DropObjects(static one => one.Attributes.Is(TokenAttributeType.Private));
        _references.RemoveAll(static one => one.IsPrivate);
        foreach (var session in _sessions)
        {
            session.EndOperations();
        }
    }

    /// <summary>Whether the application may see an object.</summary>
    /// <param name="attributes">The object's.</param>
    /// <returns>True: public, or the user is logged in.</returns>
    public bool Sees(TokenAttributes attributes) => User == TokenUser.User || !attributes.Is(TokenAttributeType.Private);

    /// <summary>What a handle stands for.</summary>
    /// <param name="handle">The handle.</param>
    /// <returns>Null: nothing, or nothing any more.</returns>
    public TokenReference? Reference(uint handle) => _references.Find(one => one.Handle == handle);

    /// <summary>The handle of an object: the one the application has, else a new one.</summary>
    /// <param name="serial">Of the object.</param>
    /// <param name="id">Where it is in NVM; None: a session object.</param>
    /// <param name="isPrivate">Whether the handle dies with the login.</param>
    /// <returns>The handle.</returns>
    public uint HandleOf(uint serial, NvmId id, bool isPrivate)
    {
        var known = _references.Find(one => one.Serial == serial);
        if (known is null)
        {
            known = new TokenReference(++_lastHandle, serial, id, isPrivate);
            _references.Add(known);
        }

        return known.Handle;
    }

    /// <summary>Ends a handle.</summary>
    /// <param name="reference">What it stood for.</param>
    public void Forget(TokenReference reference) => _references.Remove(reference);

    /// <summary>Looks a session object up.</summary>
    /// <param name="serial">Its serial number.</param>
    /// <returns>Null: gone.</returns>
    public SessionObject? FindObject(uint serial) => _objects.Find(one => one.Serial == serial);

    /// <summary>Adds or replaces a session object.</summary>
    /// <param name="fresh">The object.</param>
    public void Put(SessionObject fresh)
    {
        _objects.RemoveAll(one => one.Serial == fresh.Serial);
        _objects.Add(fresh);
    }

    /// <summary>Takes a session object away, and its handle.</summary>
    /// <param name="serial">Its serial number.</param>
    public void Drop(uint serial) => DropObjects(one => one.Serial == serial);

    private void DropObjects(Predicate<SessionObject> isDropped)
    {
        _references.RemoveAll(reference => !reference.IsTokenObject && FindObject(reference.Serial) is { } one && isDropped(one));
        _objects.RemoveAll(isDropped);
    }
}
