using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// S4. A user increments a counter twice while an administrator takes the permission away and then reads the counter.
/// Telling: once that is answered nothing of the user may take effect any more, so an increment that is answered with Ok
/// afterwards, or that the read did not see although it came before, has no place in any order.
/// </summary>
public sealed class PermissionsTakenAway : Workload
{
    private static readonly CounterId s_counter = new(1);
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly UserId s_user = new(2);

    /// <inheritdoc/>
    public override string Name => "permissions-taken-away";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["S4", "S4b"];

    /// <inheritdoc/>
    public override bool HasUsers => true;

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new CounterIncrementRequest(s_counter));
            client.Send(new CounterIncrementRequest(s_counter));
        }),
        new(1, static client =>
        {
            client.Send(new AuthUserSetPermissionsRequest(s_user, default));
            client.Send(new CounterReadRequest(s_counter));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: true);
        Require(sessions[1], WorkloadServer.AdministratorLogin);
        Require(sessions[1], new CounterInitRequest(s_counter, 0));
        Require(sessions[1], new AuthUserAddRequest(
            s_name, default(UserPermissions).With(RequestKind.CounterIncrement), AuthMethod.Pin, s_pin));
        Require(sessions[0], new AuthLoginRequest(AuthMethod.Pin, s_name, s_pin));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[1].Send(new CounterReadRequest(s_counter));
    }
}
