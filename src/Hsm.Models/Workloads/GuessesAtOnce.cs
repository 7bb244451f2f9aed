using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// U3, U4. Two sessions guess a user's PIN at the same time, where two attempts are all there are; then the right one is
/// tried. Telling: it must be refused, also by a server that lost its power after the guesses were answered.
/// </summary>
public sealed class GuessesAtOnce : Workload
{
    private static readonly UserName s_name = UserName.FromText("user");
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly Bytes s_wrong = new("4321"u8);

    /// <inheritdoc/>
    public override string Name => "guesses-at-once";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["U3"];

    /// <inheritdoc/>
    public override bool HasUsers => true;

    /// <inheritdoc/>
    public override int MaxAttempts => 2;

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(Login(s_wrong))),
        new(1, static client => client.Send(Login(s_wrong))),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<HsmRequest> AfterCrash { get; } = [Login(s_pin)];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Require(sessions[0], WorkloadServer.AdministratorLogin);
        Require(sessions[0], new AuthUserAddRequest(s_name, default, AuthMethod.Pin, s_pin));
        Require(sessions[0], new AuthLogoutRequest(new UserId(1)));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(Login(s_pin));
    }

    private static AuthLoginRequest Login(Bytes pin) => new(AuthMethod.Pin, s_name, pin);
}
