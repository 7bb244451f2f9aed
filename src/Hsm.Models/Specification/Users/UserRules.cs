using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>AUTH on a server that has users.</summary>
internal static class UserRules
{
    public static void Login(Situation now, UserBook book, AuthLoginRequest request)
    {
        UserModel? user = book.Find(request.Name);
        if (user is null || Permission.WhoAsks(now, book) is not null || user.Wrong >= now.Options.Users!.MaxAttempts)
        {
            now.Refuse(HsmStatus.AuthLoginFailed);
        }
        else if (request.Method != user.Method || !IsRight(now, user, request.Proof))
        {
            Fail(now, book, user);
        }
        else
        {
            MaySpend(now, book, user);
            HsmState counted = now.State.WithUsers(book.With(user with { Wrong = 0 }));
            now.Answers.Add(new AuthLoginResponse(user.Id), counted.With(counted.Session(now.Session) with { Login = user.Id }));
        }
    }

    public static void Logout(Situation now, UserBook book, AuthLogoutRequest request)
    {
        UserModel? asks = Permission.WhoAsks(now, book);
        if (asks?.Id == request.User)
        {
            now.Done(now.State.With(now.State.Session(now.Session) with { Login = UserId.None }));
        }
        else if (asks is not null && !asks.Permissions.IsAdministrator)
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else if (asks is null || book.Find(request.User) is not { } other)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (!Permission.Manages(asks, other.Permissions))
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else
        {
            HsmState without = LogoutAll(now.State, other.Id);
            now.Answers.Add(new StatusResponse(without.Equals(now.State) ? HsmStatus.NotFound : HsmStatus.Ok), without);
        }
    }

    public static void Add(Situation now, UserBook book, AuthUserAddRequest request)
    {
        if (request.Name.IsEmpty || !AreCredentials(now, request.Method, request.Credentials))
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (Permission.WhoAsks(now, book) is not { } asks || !request.Permissions.IsWithin(asks.Permissions))
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else if (book.Find(request.Name) is not null)
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (book.Users.Count >= now.Options.Users!.MaxUsers || book.LastId == UserBook.MaxId)
        {
            now.Refuse(HsmStatus.NoSpace);
        }
        else
        {
            var id = new UserId((ushort)(book.LastId + 1));
            var user = new UserModel(id, request.Name, request.Permissions) { Method = request.Method, Credentials = request.Credentials };
            now.Answers.Add(new AuthUserAddResponse(id), now.State.WithUsers(new UserBook(book.Users.Add(user), id.Value)));
        }
    }

    public static void Delete(Situation now, UserBook book, AuthUserDeleteRequest request)
    {
        if (book.Find(request.User) is not { } user)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (UserBook.IsFirst(user) || !Permission.Manages(Permission.WhoAsks(now, book), user.Permissions))
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else
        {
            now.Done(LogoutAll(now.State, user.Id).WithUsers(book with { Users = book.Users.Without(one => one.Id == user.Id) }));
        }
    }

    public static void Get(Situation now, UserBook book, AuthUserGetRequest request)
    {
        if (Permission.WhoAsks(now, book) is { Permissions.IsAdministrator: false } asks && asks.Name != request.Name)
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        if (book.Find(request.Name) is not { } user)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        now.Tell(new AuthUserGetResponse(user.Id, user.Permissions));
    }

    public static void SetPermissions(Situation now, UserBook book, AuthUserSetPermissionsRequest request)
    {
        UserModel? asks = Permission.WhoAsks(now, book);
        if (book.Find(request.User) is not { } user)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (UserBook.IsFirst(user) || !Permission.Manages(asks, user.Permissions) || !Permission.Manages(asks, request.Permissions))
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else
        {
            now.Done(now.State.WithUsers(book.With(user with { Permissions = request.Permissions })));
        }
    }

    public static void SetCredentials(Situation now, UserBook book, AuthUserSetCredentialsRequest request)
    {
        UserModel? asks = Permission.WhoAsks(now, book);
        if (!AreCredentials(now, request.Method, request.New))
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (book.Find(request.User) is not { } user)
        {
            now.Refuse(HsmStatus.NotFound);
        }
        else if (asks?.Id != user.Id && !Permission.Manages(asks, user.Permissions))
        {
            now.Refuse(HsmStatus.AuthPermission);
        }
        else if (asks?.Id != user.Id && request.Current.IsEmpty)
        {
            Replace(now, book, user, request);
        }
        else if (user.Wrong >= now.Options.Users!.MaxAttempts)
        {
            now.Refuse(HsmStatus.AuthLoginFailed);
        }
        else if (!IsRight(now, user, request.Current))
        {
            Fail(now, book, user);
        }
        else
        {
            MaySpend(now, book, user);
            Replace(now, book, user, request);
        }
    }

    /// <summary>
    /// An attempt is spent before the proof is looked at, and given back when it is right: of a request whose answer is not
    /// known, that may be all there is of it.
    /// </summary>
    private static void MaySpend(Situation now, UserBook book, UserModel user)
    {
        if (now.Answers is { Observed: null, TakesAll: false })
        {
            Fail(now, book, user);
        }
    }

    private static void Replace(Situation now, UserBook book, UserModel user, AuthUserSetCredentialsRequest request) => now.Done(
        now.State.WithUsers(book.With(user with { Method = request.Method, Credentials = request.New, Wrong = 0 })));

    private static void Fail(Situation now, UserBook book, UserModel user) => now.Answers.Add(
        new StatusResponse(HsmStatus.AuthLoginFailed), now.State.WithUsers(book.With(user with { Wrong = user.Wrong + 1 })));

    private static bool IsRight(Situation now, UserModel user, Bytes proof) => user.Method == AuthMethod.Pin
        ? proof == user.Credentials
        : now.Options.Certificates.Verify(user.Credentials, proof) == HsmStatus.Ok;

    private static bool AreCredentials(Situation now, AuthMethod method, Bytes credentials) => method switch
    {
        AuthMethod.Pin => !credentials.IsEmpty,
        AuthMethod.Certificate => now.Options.Certificates.Verify(default, credentials) != HsmStatus.AsnParse,
        _ => false,
    };

    private static HsmState LogoutAll(HsmState state, UserId user)
    {
        foreach (SessionState session in state.Sessions)
        {
            if (session.Login == user)
            {
                state = state.With(session with { Login = UserId.None });
            }
        }

        return state;
    }
}
