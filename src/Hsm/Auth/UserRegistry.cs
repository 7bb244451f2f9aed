using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>The users of a server and who of them is logged in. Every member but the constructor and Create needs the Applications lock.</summary>
internal sealed class UserRegistry
{
    private readonly AuthOptions _options;
    private readonly UserPolicy _policy;
    private readonly ChainVerifier _verifier;
    private readonly List<UserAccount> _accounts = [];
    private readonly List<UserLogin> _logins = [];

    // Numbers are never given twice: a session of a removed user is not to become one of another.
    private ushort _lastId;

    /// <summary>Makes the administrator.</summary>
    /// <param name="options">Names and limits.</param>
    /// <param name="policy">Makes logins.</param>
    /// <param name="verifier">Verifies chains of users who log in by certificate.</param>
    public UserRegistry(AuthOptions options, UserPolicy policy, ChainVerifier verifier)
    {
        _options = options;
        _policy = policy;
        _verifier = verifier;
        var pin = System.Text.Encoding.UTF8.GetBytes(options.AdministratorPin);
        Nobody = Create(AuthMethod.Pin, RandomNumberGenerator.GetBytes(16))!;
        Add(UserName.FromText(options.AdministratorName), UserPermissions.Administrator, Create(AuthMethod.Pin, pin)!, out _);
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
    public static bool IsRemovable(UserAccount account) => account.Id.Value != 1;

    /// <summary>Notes a proof and, when it counts, logs the user in.</summary>
    /// <param name="account">Who.</param>
    /// <param name="isRight">Whether the proof is right.</param>
    /// <returns>Null: not logged in.</returns>
    public UserLogin? Login(UserAccount account, bool isRight)
    {
        if (!account.Note(isRight, _options.MaxAttempts))
        {
            return null;
        }

        var login = _policy.CreateLogin(account);
        _logins.Add(login);
        return login;
    }

    /// <summary>Notes a proof of somebody who is to get other credentials.</summary>
    /// <param name="account">Who.</param>
    /// <param name="isRight">Whether the proof is right.</param>
    /// <returns>True: it counts.</returns>
    public bool Note(UserAccount account, bool isRight) => account.Note(isRight, _options.MaxAttempts);

    /// <summary>Adds a user.</summary>
    /// <param name="name">Theirs alone.</param>
    /// <param name="permissions">What they may.</param>
    /// <param name="credential">What they prove who they are with.</param>
    /// <param name="id">Their number when Ok.</param>
    /// <returns>Ok; BadArgs: the name is taken; NoSpace: as many as there may be, or no number is left.</returns>
    public HsmStatus Add(UserName name, UserPermissions permissions, UserCredential credential, out UserId id)
    {
        id = UserId.None;
        if (Find(name) is not null)
        {
            return HsmStatus.BadArgs;
        }

        if (_accounts.Count >= _options.MaxUsers || _lastId == ushort.MaxValue)
        {
            return HsmStatus.NoSpace;
        }

        id = new UserId(++_lastId);
        _accounts.Add(new UserAccount(id, name) { Permissions = permissions, Credential = credential });
        return HsmStatus.Ok;
    }

    /// <summary>Removes a user; their sessions are logged out.</summary>
    /// <param name="account">Who.</param>
    public void Remove(UserAccount account)
    {
        LogoutAll(account);
        _accounts.Remove(account);
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
}
