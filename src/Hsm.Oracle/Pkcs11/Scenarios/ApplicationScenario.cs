using Hsm.Abstractions;
using Hsm.Models.Specification.Pkcs11;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>What belongs to an application as a whole, judged by the specification's PKCS#11 face: a history for each process.</summary>
internal abstract class ApplicationScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    private const int Judged = LoginWork.Judged;

    public override RecordedHistory Planted(ulong seed)
    {
        int label = (int)(seed % 100);
        var history = new CallHistory<Pkcs11Input, Pkcs11Output>();
        history.Add(0, (1, 4), new(Pkcs11Operation.OpenSession, label, Flag: true), new(TokenResult.Ok));
        history.Add(1, (2, 3), new(Pkcs11Operation.OpenSession, label + 1), new(TokenResult.Ok));
        history.Add(0, (5, 8), new(Pkcs11Operation.Login, label), new(TokenResult.Ok));
        history.Add(1, (6, 7), new(Pkcs11Operation.SessionInfo, label + 1), new(TokenResult.Ok, (int)TokenSessionState.ReadOnlyUser));

        // One session is left, so nobody is logged out (S2).
        history.Add(1, (9, 12), new(Pkcs11Operation.CloseSession, label + 1), new(TokenResult.Ok));
        history.Add(0, (13, 14), new(Pkcs11Operation.SessionInfo, label), new(TokenResult.Ok, (int)TokenSessionState.ReadWritePublic));
        return Recorded("planted", history, admitted: null);
    }

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls) =>
    [
        .. calls.GroupBy(static client => client.Process)
            .Where(static process => HaveHandlesOneMeaning(process))
            .Select(process => Recorded($"process {process.Key}", History(process), plan.Admitted)),
    ];

    protected override string? Remark(IReadOnlyList<ClientCalls> calls) =>
        calls.Any(static client => LeftActive(client).Any())
            ? "A search that failed was left active: CKR_OPERATION_ACTIVE until C_FindObjectsFinal. After CKR_GENERAL_ERROR the standard leaves that open, so it is not charged."
        : calls.GroupBy(static client => client.Process).All(static process => HaveHandlesOneMeaning(process))
            ? null
            : "The module gave handles of sessions again beside C_CloseAllSessions. Nobody can say which of the two a late call was about, so such a process is not judged.";

    protected override IReadOnlyList<Deviation> Deviations(RoundPlan plan, IReadOnlyList<ClientCalls> calls)
    {
        if (!HaveHandlesOneMeaning(calls))
        {
            return [];
        }

        // One client: each answer is held against the only state there can be, and what is wrong changes nothing in it. After a call
        // whose effect is not known there may be several: then the history as a whole is judged, and nothing more here.
        var found = new List<Deviation>();
        Pkcs11State state = new Pkcs11Model().InitialState;
        foreach (Operation<Pkcs11Input, Pkcs11Output> operation in History(calls).ToHistory().TakeWhile(static one => !one.IsPending))
        {
            (Pkcs11Output expected, Pkcs11State next) = Pkcs11Model.Answer(state, operation.Input);
            Pkcs11Output observed = operation.Outcome.Value;
            if (observed == expected)
            {
                state = next;
                continue;
            }

            found.Add(new Deviation(
                Pkcs11Deviations.NameOf(operation.Input.Operation, expected, observed), $"{operation.Input}", $"{expected}", $"{observed}", Promise.Clause));
        }

        return [.. found.DistinctBy(static one => one.Name).Where(one => !plan.Admitted.Contains(one.Name))];
    }

    /// <summary>Single-client rounds go through <see cref="Deviations"/>, whose names the model then admits.</summary>
    protected override RecordedHistory Admitting(RecordedHistory history, IReadOnlySet<string> names) =>
        history is RecordedHistory<Pkcs11State, Pkcs11Input, Pkcs11Output> { Operations: var operations }
            ? new RecordedHistory<Pkcs11State, Pkcs11Input, Pkcs11Output>(operations, new Pkcs11Model(names), new Pkcs11Format(names))
            { Name = history.Name, Unit = history.Unit, Clock = history.Clock }
            : history;

    private static RecordedHistory Recorded(string name, CallHistory<Pkcs11Input, Pkcs11Output> history, IReadOnlySet<string>? admitted) =>
        new RecordedHistory<Pkcs11State, Pkcs11Input, Pkcs11Output>(history.ToHistory(), new Pkcs11Model(admitted), new Pkcs11Format(admitted))
        { Name = name, Unit = TimeUnit.Nanoseconds, Clock = Sets.Clock };

    // A module may give a closed session's handle again. A thread that closes one never uses it again; but after a C_CloseAllSessions
    // nobody can say which of the two a late call was about.
    private static bool HaveHandlesOneMeaning(IEnumerable<ClientCalls> process)
    {
        CallSlot[] calls = [.. process.SelectMany(static client => client.Calls).Where(static call => call.Purpose == Judged)];
        ulong[] opened =
        [
            .. calls.Where(static call => call is { State: CallState.Returned, Function: CkFunction.C_OpenSession, Result: CkResult.CKR_OK }).Select(static call => call.Session),
        ];
        return opened.Distinct().Count() == opened.Length || calls.All(static call => call.Function != CkFunction.C_CloseAllSessions);
    }

    private static CallHistory<Pkcs11Input, Pkcs11Output> History(IEnumerable<ClientCalls> process)
    {
        var history = new CallHistory<Pkcs11Input, Pkcs11Output>();
        foreach (ClientCalls client in process)
        {
            HashSet<long> leftActive = [.. LeftActive(client).Select(static call => call.CallTime)];
            foreach (CallSlot call in client.Calls.Where(call => call.Purpose == Judged && !CkConstants.IsOutOfResources(call.Result) && !leftActive.Contains(call.CallTime)))
            {
                Add(client, call, history);
            }

            foreach (SearchCalls search in SearchReader.Searches(client, Judged))
            {
                history.Add(client.Client, search.Times, Search(search.Begun), new(TokenResult.Ok, (int)search.Found));
            }
        }

        return history;
    }

    // Answers that a search is active where nobody can say whether one is.
    private static IEnumerable<CallSlot> LeftActive(ClientCalls client)
    {
        bool mayBeSearching = false;
        foreach (CallSlot call in client.Calls.Where(static call => call.Purpose == Judged))
        {
            if (mayBeSearching && call.Result == CkResult.CKR_OPERATION_ACTIVE)
            {
                yield return call;
            }

            mayBeSearching = MayBeSearching(call) ?? mayBeSearching;
        }
    }

    // A C_FindObjectsInit that fails with CKR_GENERAL_ERROR may have begun its search, and a C_FindObjectsFinal that fails may have
    // left its own; until the next one ends well nobody can say whether a search is active.
    private static bool? MayBeSearching(CallSlot call) => call switch
    {
        { Function: CkFunction.C_FindObjectsInit, Result: CkResult.CKR_GENERAL_ERROR } => true,
        { Function: CkFunction.C_FindObjectsInit, Result: CkResult.CKR_OK } => false,
        { Function: CkFunction.C_FindObjectsFinal } => call.Result is not (CkResult.CKR_OK or CkResult.CKR_OPERATION_NOT_INITIALIZED),
        _ => null,
    };

    private static void Add(ClientCalls client, CallSlot call, CallHistory<Pkcs11Input, Pkcs11Output> history)
    {
        Pkcs11Operation? operation = call.Function switch
        {
            CkFunction.C_OpenSession => Pkcs11Operation.OpenSession,
            CkFunction.C_CloseSession => Pkcs11Operation.CloseSession,
            CkFunction.C_CloseAllSessions => Pkcs11Operation.CloseAllSessions,
            CkFunction.C_GetSessionInfo => Pkcs11Operation.SessionInfo,
            CkFunction.C_Login => Pkcs11Operation.Login,
            CkFunction.C_Logout => Pkcs11Operation.Logout,
            CkFunction.C_CreateObject or CkFunction.C_GenerateKey => Pkcs11Operation.CreateObject,
            CkFunction.C_GetAttributeValue => Pkcs11Operation.ReadObject,
            _ => null,
        };
        if (operation is { } known)
        {
            bool isFlagged = known == Pkcs11Operation.CreateObject || (known == Pkcs11Operation.OpenSession && (call.Argument == SessionsWork.ReadWrite));
            bool isAboutObject = known is Pkcs11Operation.CreateObject or Pkcs11Operation.ReadObject;
            var input = new Pkcs11Input(known, known == Pkcs11Operation.CloseAllSessions ? 0 : (int)call.Subject, isAboutObject ? (int)call.Argument : 0, isFlagged);
            if (call.Result == CkResult.CKR_GENERAL_ERROR)
            {
                history.AddUnknown(client, call, input);
            }
            else
            {
                bool hasValue = known == Pkcs11Operation.SessionInfo && call.Result == CkResult.CKR_OK;
                history.Add(client, call, input, new(ResultOf(call.Result), hasValue ? (int)call.Answer : 0));
            }
        }
        else if (call is { Function: CkFunction.C_FindObjectsInit, Result: CkResult.CKR_OPERATION_ACTIVE or CkResult.CKR_SESSION_HANDLE_INVALID })
        {
            history.Add(client, call, Search(call), new(ResultOf(call.Result)));
        }
    }

    private static Pkcs11Input Search(CallSlot begun) => new(Pkcs11Operation.Search, (int)begun.Subject, (int)begun.Argument);

    // "The session was closed during the execution of the function" says the same as an invalid handle, a little later.
    private static TokenResult ResultOf(CkResult result) =>
        result == CkResult.CKR_SESSION_CLOSED ? TokenResult.SessionHandleInvalid : (TokenResult)(int)result;
}
