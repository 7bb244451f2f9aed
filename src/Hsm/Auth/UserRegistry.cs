using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The users of a server, kept in NVM, and who of them is logged in. Every member but Create and Nobody needs the
/// Applications lock; those that write change Store too, and NVM before memory.
/// </summary>
internal sealed class UserRegistry
{
    /// <summary>The highest number of a user: it stands in the id of an object.</summary>
    public const int MaxUserNumber = 0x0F00;

    private static readonly UserId s_administrator = new(1);

    private readonly AuthOptions _options;
    private readonly AuthHandlers _parts;
    private readonly ChainVerifier _verifier;
    private readonly NvmStore _store;
    private readonly List<UserAccount> _accounts = [];
    private readonly List<UserLogin> _logins = [];

    // Numbers are not given twice while the server is open: a session of a removed user is not to become one of another.
    private ushort _lastId;

    private UserRegistry(AuthOptions options, AuthHandlers parts, ChainVerifier verifier, NvmStore store)
    {
        _options = options;
        _parts = parts;
        _verifier = verifier;
        _store = store;
        Nobody = Create(AuthMethod.Pin, RandomNumberGenerator.GetBytes(16))!;
    }

    /// <summary>Takes over the users in a store; makes the administrator where there is none yet, or where that is asked for.</summary>
    /// <param name="options">Names and limits.</param>
    /// <param name="state">The server; nobody else has it yet.</param>
    /// <param name="users">When Ok.</param>
    /// <returns>Ok; NotVerified: an account can't be read; NoSpace: no room for the administrator; Aborted: flash error.</returns>
    public static HsmStatus Open(AuthOptions options, ServerState state, out UserRegistry? users)
    {
        var opened = new UserRegistry(options, state.Components.Auth, state.Certificates.Verifier, state.Store);
        var status = opened.Load();
        if (status == HsmStatus.Ok)
        {
            status = opened.MakeAdministrator();
        }

        users = status == HsmStatus.Ok ? opened : null;
        return status;
    }

    /// <summary>What is compared with where there is no such user, so that time does not tell.</summary>
    public UserCredential Nobody { get; }

    /// <summary>Makes credentials; no lock is needed.</summary>
    /// <param name="method">How they prove.</param>
    /// <param name="credentials">A PIN of 1 byte or more, or a certificate in DER.</param>
    /// <returns>Null: no such credentials.</returns>
    public UserCredential? Create(AuthMethod method, ReadOnlySpan<byte> credentials) => method switch
    {
        AuthMethod.Pin when !credentials.IsEmpty => new PinCredential(new SaltedPin(credentials, _options.PinIterations)),
        AuthMethod.Certificate => CertificateCredential.Create(credentials, _verifier),
        _ => null,
    };

    /// <summary>A user.</summary>
    /// <param name="name">By name.</param>
    /// <returns>Null: there is none.</returns>
    public UserAccount? Find(UserName name) => _accounts.Find(one => one.Name == name);

    /// <summary>A user.</summary>
    /// <param name="id">By number.</param>
    /// <returns>Null: there is none.</returns>
    public UserAccount? Find(UserId id) => _accounts.Find(one => one.Id == id);

    /// <summary>Who is logged in.</summary>
    /// <param name="login">A session's login.</param>
    /// <returns>Null: nobody, any more.</returns>
    public static UserAccount? Current(UserLogin? login) => login is { IsEnded: false } ? login.Account : null;

    /// <summary>Whether a session may make a request.</summary>
    /// <param name="login">Its login.</param>
    /// <param name="kind">The request.</param>
    /// <returns>True when it may.</returns>
    public static bool Allows(UserLogin? login, RequestKind kind) =>
        login is { IsEnded: false } && (kind == RequestKind.AuthUserSetCredentials || login.Permissions.Allows(kind));

    /// <summary>Whether one user may change another: only an administrator, and only who may no more than they.</summary>
    /// <param name="asks">Who would.</param>
    /// <param name="permissions">Of the other.</param>
    /// <returns>True when they may.</returns>
    public static bool MayManage(UserAccount? asks, UserPermissions permissions) =>
        asks is { Permissions.IsAdministrator: true } && permissions.IsWithin(asks.Permissions);

    /// <summary>Whether a user can be removed or restricted: all but the first, or nobody might be left who manages users.</summary>
    /// <param name="account">The user.</param>
    /// <returns>True when so.</returns>
    public static bool IsRemovable(UserAccount account) => account.Id != s_administrator;

    /// <summary>Logs a user in whose proof was right; all attempts are back.</summary>
    /// <param name="account">Who; the gate of their attempts is held.</param>
    /// <param name="login">When Ok.</param>
    /// <returns>Ok; Aborted: flash error; NoSpace. Not logged in unless Ok, and the attempt stays spent.</returns>
    public HsmStatus Login(UserAccount account, out UserLogin? login)
    {
        login = null;
        var status = GiveBack(account, wrongInARow: 0);
        if (status == HsmStatus.Ok)
        {
            login = _parts.Policy.CreateLogin(account);
            _logins.Add(login);
        }

        return status;
    }

    /// <summary>Spends an attempt at a user, before the proof is looked at.</summary>
    /// <param name="account">Who; the gate of their attempts is held.</param>
    /// <param name="wrongInARow">How many were wrong before.</param>
    /// <returns>As AttemptRecords.Spend.</returns>
    public HsmStatus Spend(UserAccount account, out int wrongInARow) =>
        account.Attempts.Spend(_parts.Attempts, _store, _options.MaxAttempts, out wrongInARow);

    /// <summary>Gives attempts at a user back.</summary>
    /// <param name="account">Who; the gate of their attempts is held.</param>
    /// <param name="wrongInARow">How many count as wrong from now on.</param>
    /// <returns>Ok; Aborted: flash error; NoSpace.</returns>
    public HsmStatus GiveBack(UserAccount account, int wrongInARow) => account.Attempts.GiveBack(_parts.Attempts, _store, wrongInARow);

    /// <summary>Adds a user.</summary>
    /// <param name="name">Theirs alone.</param>
    /// <param name="permissions">What they may.</param>
    /// <param name="credential">What they prove who they are with.</param>
    /// <param name="id">Their number when Ok.</param>
    /// <returns>
    /// Ok; BadArgs: the name is taken; NoSpace: as many as there may be, or no number or room is left; Aborted: flash error.
    /// </returns>
    public HsmStatus Add(UserName name, UserPermissions permissions, UserCredential credential, out UserId id)
    {
        id = UserId.None;
        if (Find(name) is not null)
        {
            return HsmStatus.BadArgs;
        }

        if (_accounts.Count >= _options.MaxUsers || _lastId == MaxUserNumber)
        {
            return HsmStatus.NoSpace;
        }

        var next = new UserId((ushort)(_lastId + 1));
        var status = Write(next, name, permissions, credential);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        id = next;
        _lastId = next.Value;
        _accounts.Add(new UserAccount(next, name) { Permissions = permissions, Credential = credential });
        return HsmStatus.Ok;
    }

    /// <summary>Gives a user other permissions, which bind their sessions at once.</summary>
    /// <param name="account">Who.</param>
    /// <param name="permissions">What they may.</param>
    /// <returns>Ok; NoSpace; Aborted: flash error. Nothing changed unless Ok.</returns>
    public HsmStatus SetPermissions(UserAccount account, UserPermissions permissions)
    {
        var write = UserRecord.Encode(account.Id, account.Name, permissions, account.Credential);
        var status = _store.Add(write.Metadata, write.Data.Span, reclaims: true);
        if (status == HsmStatus.Ok)
        {
            account.Permissions = permissions;
        }

        return status;
    }

    /// <summary>Gives a user other credentials, and all attempts.</summary>
    /// <param name="account">Who; the gate of their attempts is held.</param>
    /// <param name="credential">What they prove who they are with.</param>
    /// <returns>Ok; NoSpace; Aborted: flash error. Nothing changed unless Ok.</returns>
    public HsmStatus SetCredential(UserAccount account, UserCredential credential)
    {
        var status = Write(account.Id, account.Name, account.Permissions, credential);
        if (status == HsmStatus.Ok)
        {
            account.Credential = credential;
            account.Attempts.Forget();
        }

        return status;
    }

    /// <summary>Removes a user; their sessions are logged out.</summary>
    /// <param name="account">Who.</param>
    /// <returns>Ok; Aborted: flash error, nothing changed.</returns>
    public HsmStatus Remove(UserAccount account)
    {
        var status = _store.Destroy([UserRecord.Of(account.Id), AttemptRecords.Of(account.Id)]);
        if (status == HsmStatus.Ok)
        {
            LogoutAll(account);
            _accounts.Remove(account);
        }

        return status;
    }

    /// <summary>Logs one session out.</summary>
    /// <param name="login">Its login.</param>
    public void Logout(UserLogin login)
    {
        login.IsEnded = true;
        _logins.Remove(login);
    }

    /// <summary>Logs a user out wherever they are logged in.</summary>
    /// <param name="account">Who.</param>
    /// <returns>False: nowhere.</returns>
    public bool LogoutAll(UserAccount account)
    {
        var theirs = _logins.FindAll(login => login.Account == account);
        theirs.ForEach(Logout);
        return theirs.Count > 0;
    }

    // The account and that no attempt was in vain, at one instant.
    private HsmStatus Write(UserId id, UserName name, UserPermissions permissions, UserCredential credential) =>
        _store.Apply([], [UserRecord.Encode(id, name, permissions, credential), AttemptRecords.Create(AttemptRecords.Of(id), count: 0, default)]);

    private HsmStatus Load()
    {
        foreach (var entry in _store.Log.Entries)
        {
            var id = entry.Metadata.Id;
            if (id.Type != ObjectType.User)
            {
                continue;
            }

            var status = _store.ReadAny(id, out var data);
            if (status != HsmStatus.Ok)
            {
                return status;
            }

            if (UserRecord.Decode(id, data, _verifier) is not { } account)
            {
                return HsmStatus.NotVerified;
            }

            _accounts.Add(account);
            _lastId = Math.Max(_lastId, account.Id.Value);
        }

        return HsmStatus.Ok;
    }

    private HsmStatus MakeAdministrator()
    {
        var administrator = Find(s_administrator);
        if (administrator is not null && !_options.ResetsAdministrator)
        {
            return HsmStatus.Ok;
        }

        var pin = Create(AuthMethod.Pin, System.Text.Encoding.UTF8.GetBytes(_options.AdministratorPin))!;
        return administrator is null
            ? Add(UserName.FromText(_options.AdministratorName), UserPermissions.Administrator, pin, out _)
            : SetCredential(administrator, pin);
    }
}
