using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Searches for many objects, judged object by object.</summary>
internal sealed class FindScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    public override string Name => FindWork.Name;

    public override Promise Promise => new(
        "A search tells every object that matches and is there from C_FindObjectsInit to the last C_FindObjects, and none that is not there at any instant between; no snapshot is promised.",
        "PKCS#11 v2.40, 5.7 (C_FindObjectsInit, C_FindObjects)",
        PromiseTier.Must);

    public override RecordedHistory Planted(ulong seed) => PlantedHistory.MissedObject(seed);

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls)
    {
        var membership = new CallHistory<SetInput, bool>();
        var lives = new Dictionary<long, (long Made, long Destroyed)>();
        foreach (ClientCalls client in calls)
        {
            foreach (CallSlot call in client.Calls.Where(static one => one.Purpose != FindWork.Resolve))
            {
                if (call.Function is CkFunction.C_CreateObject or CkFunction.C_GenerateKey && call.Result is CkResult.CKR_OK or CkResult.CKR_GENERAL_ERROR)
                {
                    lives.TryAdd(call.Subject, (call.CallTime, long.MaxValue));
                    Add(client, call, SetOperation.Add, membership);
                }
                else if (call.Function == CkFunction.C_DestroyObject && !client.IsMain && call.Result is CkResult.CKR_OK or CkResult.CKR_GENERAL_ERROR)
                {
                    lives[call.Subject] = lives[call.Subject] with { Destroyed = call.CallTime };
                    Add(client, call, SetOperation.Remove, membership);
                }
            }
        }

        foreach (ClientCalls client in calls.Where(static client => !client.IsMain))
        {
            Add(client, lives, membership);
        }

        return [Sets.Recorded(ObjectsScenario.Membership, membership)];
    }

    private static void Add(ClientCalls client, CallSlot call, SetOperation operation, CallHistory<SetInput, bool> membership)
    {
        var input = new SetInput(operation, call.Subject);
        if (call.Result == CkResult.CKR_GENERAL_ERROR)
        {
            membership.AddUnknown(client, call, input);
        }
        else
        {
            membership.Add(client, call, input, true);
        }
    }

    // What a handle stands for is asked after the search; by then its object may be gone, and the handle another object's.
    private static void Add(ClientCalls client, Dictionary<long, (long Made, long Destroyed)> lives, CallHistory<SetInput, bool> membership)
    {
        ILookup<long, CallSlot> resolved = client.Calls
            .Where(static call => call is { Purpose: FindWork.Resolve, State: CallState.Returned }).ToLookup(static call => call.Argument);
        foreach (SearchCalls search in SearchReader.Searches(client, FindWork.Search))
        {
            CallSlot[] told = [.. resolved[search.Begun.Argument]];
            if (told.Length < search.Found || told.Any(static call => CkConstants.IsOfAnyTime(call.Result)))
            {
                continue;
            }

            long end = told.Length == 0 ? search.Times.Return : told[^1].ReturnTime;
            HashSet<long> found = [.. told.Where(static call => call.Result == CkResult.CKR_OK).Select(static call => call.Answer)];
            bool areAllKnown = told.All(static call => call.Result == CkResult.CKR_OK);
            membership.Note(client.Client, search.Times.Call, $"C_FindObjectsInit, C_FindObjects -> {found.Count} found");
            foreach ((long number, (long made, long destroyed)) in lives)
            {
                // An object that was made after the search is what a handle stands for now; one destroyed meanwhile may have had any handle told.
                bool isCertain = found.Contains(number) ? made <= search.Times.Return
                    : number < FindWork.Stable || (areAllKnown && (told.Length == 0 || destroyed > end));
                if (isCertain)
                {
                    membership.Add(client.Client, search.Times, new SetInput(SetOperation.Contains, number), found.Contains(number));
                }
            }
        }
    }
}
