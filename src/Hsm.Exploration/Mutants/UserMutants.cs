namespace Hsm.Exploration;

/// <summary>Planted bugs of users, of our own beside the bug zoo.</summary>
internal static class UserMutants
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "U1",
            Shape = "proof compared, then logged in though the credentials are others by now",
            Host = nameof(AuthLoginHandler),
            Workload = "login-against-new-pin",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { Login = new StaleProofLoginHandler() } },
        },
        new()
        {
            Id = "U2",
            Shape = "permissions given by a user who has lost them since it was looked at",
            Host = nameof(AuthUserSetPermissionsHandler),
            Workload = "deputy-against-demotion",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { UserSetPermissions = new CheckThenSetPermissionsHandler() } },
        },
        new()
        {
            Id = "U3",
            Shape = "attempts read, proof compared, attempts written: guesses made at once count as one",
            Host = nameof(AuthLoginHandler),
            Workload = "guesses-at-once",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { Login = new ReadCompareWriteLoginHandler() } },
        },
        new()
        {
            Id = "U4",
            Shape = "attempts counted in memory: a restart gives them back",
            Host = nameof(AttemptRecords),
            Workload = "power-cut",
            Configuration = "guesses-at-once",
            Finding = MutantFinding.History,
            Server = static right => right with { Auth = right.Auth with { Attempts = new VolatileAttempts() } },
        },
        new()
        {
            Id = "U5",
            Shape = "PIN compared, then logged in though the sessions were closed meanwhile",
            Host = nameof(TokenLoginHandler),
            Workload = "token-login-against-close",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { Login = new StaleSessionLoginHandler() } },
        },
        new()
        {
            Id = "U6",
            Shape = "PINs compared at once: one that is right has spent the attempt that another finds gone",
            Host = nameof(TokenLoginHandler),
            Workload = "token-login-against-close",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { Login = new AtOnceLoginHandler() } },
        },
    ];
}
