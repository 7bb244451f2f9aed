using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>An application: its login, sessions, session objects and the handles it knows.</summary>
internal sealed record TokenApplicationModel(
    uint Number, TokenUser User, uint LastHandle, ValueList<TokenSessionModel> Sessions, ValueList<TokenObjectModel> Objects)
{
    /// <summary>Handles of objects, of the session's and of NVM's alike.</summary>
    public ValueList<TokenHandleModel> Handles { get; init; } = ValueList<TokenHandleModel>.Empty;

    public static TokenApplicationModel Fresh(uint number) =>
        new(number, TokenUser.Nobody, 0, ValueList<TokenSessionModel>.Empty, ValueList<TokenObjectModel>.Empty);

    public TokenSessionModel? Session(uint handle) => Sessions.Find(one => one.Handle == handle);

    public bool Sees(TokenAttributes attributes) => User == TokenUser.User || !attributes.Is(TokenAttributeType.Private);

    public TokenApplicationModel With(TokenSessionModel changed) =>
        this with { Sessions = Sessions.Select(one => one.Handle == changed.Handle ? changed : one) };

    /// <summary>With a handle for an object: the one it has, else the next.</summary>
    public TokenApplicationModel Know(uint serial, NvmId id, bool isPrivate, out uint handle)
    {
        if (Handles.Find(one => one.Serial == serial) is { } known)
        {
            handle = known.Handle;
            return this;
        }

        handle = LastHandle + 1;
        return this with { LastHandle = handle, Handles = Handles.Add(new TokenHandleModel(handle, serial, id, isPrivate)) };
    }

    public TokenApplicationModel Close(uint session)
    {
        TokenApplicationModel without = this with
        {
            Sessions = Sessions.Without(one => one.Handle == session),
            Objects = Objects.Without(one => one.Session == session),
        };
        return without.Sessions.Count == 0 ? without.Logout() : without.ForgetGone();
    }

    public TokenApplicationModel CloseAll() => (this with
    {
        Sessions = ValueList<TokenSessionModel>.Empty,
        Objects = ValueList<TokenObjectModel>.Empty,
    }).Logout();

    public TokenApplicationModel Logout() => (this with
    {
        User = TokenUser.Nobody,
        Objects = Objects.Without(static one => one.Attributes.Is(TokenAttributeType.Private)),
        Handles = Handles.Without(static one => one.IsPrivate),
        Sessions = Sessions.Select(static one => one with { Search = null, Operations = ValueList<TokenCipherModel>.Empty }),
    }).ForgetGone();

    public TokenApplicationModel Drop(uint serial) => (this with { Objects = Objects.Without(one => one.Serial == serial) }).ForgetGone();

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() =>
        (((((((int)Number * 31) + (int)User) * 31) + (int)LastHandle) * 31) + Sessions.GetHashCode()) * 31
        + (Objects.GetHashCode() * 17) + Handles.GetHashCode();

    public bool Equals(TokenApplicationModel? other) =>
        other is not null && Number == other.Number && User == other.User && LastHandle == other.LastHandle
        && Sessions.Equals(other.Sessions) && Objects.Equals(other.Objects) && Handles.Equals(other.Handles);

    // Handles of session objects that are gone mean nothing any more.
    private TokenApplicationModel ForgetGone() =>
        this with { Handles = Handles.Without(handle => handle.Id == NvmId.None && !Objects.Exists(one => one.Serial == handle.Serial)) };
}
