using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Users;

/// <summary>
/// A deputy gives a user a permission while the administrator takes it from the deputy, and then looks what the user
/// has. Telling: nobody gives more than they have at that instant (U2).
/// </summary>
public sealed class DeputyAgainstDemotion : Workload
{
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly UserName s_deputyName = UserName.FromText("deputy");
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly UserId s_user = new(2);
    private static readonly UserId s_deputy = new(3);

    /// <inheritdoc/>
    public override string Name => "deputy-against-demotion";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["U2"];

    /// <inheritdoc/>
    public override bool HasUsers => true;

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new AuthUserSetPermissionsRequest(s_user, Given))),
        new(1, static client =>
        {
            client.Send(new AuthUserSetPermissionsRequest(s_deputy, Deputy));
            client.Send(new AuthUserGetRequest(s_name));
        }),
    ];

    private static UserPermissions Given => default(UserPermissions).With(RequestKind.CounterIncrement);

    /// <summary>An administrator who may set permissions and nothing else.</summary>
    private static UserPermissions Deputy
    {
        get
        {
            byte[] packed = default(UserPermissions).With(RequestKind.AuthUserSetPermissions).Packed.ToArray();
            packed[UserPermissions.GroupCount] = 1;
            return new UserPermissions(Bytes.Adopt(packed));
        }
    }

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: true);
        Require(sessions[1], WorkloadServer.AdministratorLogin);
        Require(sessions[1], new AuthUserAddRequest(s_name, default, AuthMethod.Pin, s_pin));
        Require(sessions[1], new AuthUserAddRequest(s_deputyName, Deputy.With(RequestKind.CounterIncrement), AuthMethod.Pin, s_pin));
        Require(sessions[0], new AuthLoginRequest(AuthMethod.Pin, s_deputyName, s_pin));
    }
}
