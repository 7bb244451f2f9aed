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
        var numbers = new HashSet<long>();
        foreach (ClientCalls client in calls)
        {
            foreach (CallSlot call in client.Calls.Where(static one => one.Purpose != FindWork.Resolve))
            {
                if (call.Function is CkFunction.C_CreateObject or CkFunction.C_GenerateKey && call.Result == CkResult.CKR_OK)
                {
                    numbers.Add(call.Subject);
                    membership.Add(client, call, new SetInput(SetOperation.Add, call.Subject), true);
                }
                else if (call.Function == CkFunction.C_DestroyObject && !client.IsMain && call.Result == CkResult.CKR_OK)
                {
                    membership.Add(client, call, new SetInput(SetOperation.Remove, call.Subject), true);
                }
            }
        }

        foreach (ClientCalls client in calls.Where(static client => !client.IsMain))
        {
            Add(client, numbers, membership);
        }

        return [Sets.Recorded(ObjectsScenario.Membership, membership)];
    }

    private static void Add(ClientCalls client, HashSet<long> numbers, CallHistory<SetInput, bool> membership)
    {
        ILookup<long, CallSlot> resolved = client.Calls.Where(static call => call.Purpose == FindWork.Resolve).ToLookup(static call => call.Argument);
        foreach (SearchCalls search in SearchReader.Searches(client, FindWork.Search))
        {
            CallSlot[] told = [.. resolved[search.Begun.Argument]];
            HashSet<long> found = [.. told.Where(static call => call.Result == CkResult.CKR_OK).Select(static call => call.Answer)];

            // A handle whose object is gone by now may have been any object that comes and goes.
            bool areAllKnown = told.All(static call => call.Result == CkResult.CKR_OK);
            foreach (long number in numbers.Where(number => found.Contains(number) || areAllKnown || number < FindWork.Stable))
            {
                membership.Add(client.Client, search.Times, new SetInput(SetOperation.Contains, number), found.Contains(number));
            }
        }
    }
}
