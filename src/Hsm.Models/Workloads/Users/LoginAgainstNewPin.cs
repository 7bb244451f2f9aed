using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Users;

/// <summary>
/// A user logs in with a PIN while an administrator gives them another and then logs them out wherever they are. Telling:
/// once nobody is logged in, nobody logs in with the old PIN any more, so what a PIN was compared with must still be
/// there when the login counts (U1).
/// </summary>
public sealed class LoginAgainstNewPin : Workload
{
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly UserId s_user = new(2);

    /// <inheritdoc/>
    public override string Name => "login-against-new-pin";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["U1"];

    /// <inheritdoc/>
    public override bool HasUsers => true;

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new AuthLoginRequest(AuthMethod.Pin, s_name, s_pin))),
        new(1, static client =>
        {
            client.Send(new AuthUserSetCredentialsRequest(s_user, AuthMethod.Pin, Bytes.Empty, new Bytes("5678"u8)));
            client.Send(new AuthLogoutRequest(s_user));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: true);
        Require(sessions[1], WorkloadServer.AdministratorLogin);
        Require(sessions[1], new AuthUserAddRequest(s_name, default, AuthMethod.Pin, s_pin));
    }
}
