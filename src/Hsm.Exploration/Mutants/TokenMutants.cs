namespace Hsm.Exploration;

/// <summary>Planted bugs of the PKCS#11 face.</summary>
internal static class TokenMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "N6",
            Shape = "two attributes written in two steps: torn read",
            Host = nameof(TokenSetAttributesHandler),
            Workload = "token-torn-attributes",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { SetAttributes = new AttributeByAttributeSetHandler() } },
        },
        new()
        {
            Id = "N7",
            Shape = "destroy not atomic: handle refused while find still lists the object",
            Host = nameof(TokenDestroyObjectHandler),
            Workload = "token-destroy-against-find",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { DestroyObject = new HandleFirstDestroyHandler() } },
        },
        new()
        {
            Id = "N8",
            Shape = "two racing destroys both answer Ok",
            Host = nameof(TokenDestroyObjectHandler),
            Workload = "token-racing-destroys",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { DestroyObject = new CheckThenDestroyObjectHandler() } },
        },
        new()
        {
            Id = "N9",
            Shape = "object findable before it is whole",
            Host = nameof(TokenCreateObjectHandler),
            Workload = "token-create-against-find",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { CreateObject = new PieceByPieceCreateHandler() } },
        },
        new()
        {
            Id = "S2",
            Shape = "closing the last session logs out or deletes a session opened meanwhile",
            Host = nameof(TokenCloseSessionHandler),
            Workload = "token-close-against-open",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { CloseSession = new TwoStepCloseSessionHandler() } },
        },
        new()
        {
            Id = "S3",
            Shape = "logout races find; the operation stays active and the session is stuck",
            Host = nameof(TokenFindInitHandler),
            Workload = "token-logout-against-find",
            Finding = MutantFinding.History,
            Server = static right => right with { Token = right.Token with { FindInit = new MarkThenSearchFindInitHandler() } },
        },
        new()
        {
            Id = "S6",
            Shape = "close-all against open: lock order inversion",
            Host = nameof(TokenOpenSessionHandler) + ", " + nameof(TokenCloseAllSessionsHandler),
            Workload = "token-close-all-against-open",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with { Token = right.Token with { OpenSession = new ApplicationsFirstOpenHandler(), CloseAllSessions = new StoreFirstCloseAllHandler() }, AllowsAnyLockOrder = true },
        },
    ];
}
