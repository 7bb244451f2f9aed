using Hsm.Abstractions;

namespace Hsm.Models.Specification.Users;

/// <summary>The users of a server; who is logged in is told by its sessions.</summary>
internal sealed record UserBook(ValueList<UserModel> Users, ushort LastId)
{
    /// <summary>The highest number there is.</summary>
    public const ushort MaxId = 0x0F00;

    private const ushort AdministratorId = 1;

    /// <summary>What a server starts with.</summary>
    public static UserBook Initial(UserChoices choices) => new(
        ValueList<UserModel>.Of(
        [
            new UserModel(new UserId(AdministratorId), choices.AdministratorName, UserPermissions.Administrator)
            {
                Method = AuthMethod.Pin,
                Credentials = choices.AdministratorPin,
            },
        ]),
        AdministratorId);

    /// <summary>What a crash leaves: numbers go on behind the highest that is there.</summary>
    public UserBook AfterCrash() => this with { LastId = Users.Span.ToArray().Max(static one => one.Id.Value) };

    /// <summary>The first user can be neither removed nor restricted.</summary>
    public static bool IsFirst(UserModel user) => user.Id.Value == AdministratorId;

    public UserModel? Find(UserId id) => Users.Find(one => one.Id == id);

    public UserModel? Find(UserName name) => Users.Find(one => one.Name == name);

    public UserBook With(UserModel changed) => this with { Users = Users.Select(one => one.Id == changed.Id ? changed : one) };

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => (Users.GetHashCode() * 31) + LastId;
}
