using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Pkcs11.Worker;
using Hsm.Oracle.Scenarios;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Objects made, found, read and destroyed: each is there from one instant to another, and whole.</summary>
internal sealed class ObjectsScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    /// <summary>The history of what is there.</summary>
    internal const string Membership = "membership";

    /// <summary>The history of what is in it.</summary>
    internal const string Contents = "contents";

    public override string Name => ObjectsWork.Name;

    public override Promise Promise => new(
        "An object is there, for handles and for searches alike, from one instant of its creation to one instant of its destruction; it is destroyed once; whoever finds it finds it whole.",
        "PKCS#11 v2.40, 5 (a call accomplishes its entire goal or nothing), 5.7 (C_CreateObject, C_DestroyObject, C_FindObjects)",
        PromiseTier.Must);

    public override RecordedHistory Planted(ulong seed) => PlantedHistory.DoubleDestroy(seed);

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls) => Histories(calls);

    protected override string? Remark(IReadOnlyList<ClientCalls> calls) => new HandleUse(calls).AreGivenAgain
        ? "The module gave handles of destroyed objects again. Nobody can say which of two objects a destruction by such a handle was of, so it is judged as one of either."
        : null;

    /// <summary>What the calls of a round say of what is there, and of what is in it.</summary>
    internal static IReadOnlyList<RecordedHistory> Histories(IReadOnlyList<ClientCalls> calls)
    {
        var handles = new HandleUse(calls);
        var membership = new CallHistory<SetInput, bool>();
        var contents = new CallHistory<KeyValueInput, string>();
        foreach (ClientCalls client in calls.Where(static client => !client.IsMain))
        {
            foreach (CallSlot call in client.Calls)
            {
                Add(client, call, membership, contents);
                AddDestroy(client, call, handles, membership);
            }

            foreach (SearchCalls search in SearchReader.Searches(client, ObjectsWork.Search))
            {
                membership.Add(client.Client, search.Times, new SetInput(SetOperation.Contains, search.Begun.Subject), search.Found > 0);
                membership.Note(client.Client, search.Times.Call, $"C_FindObjectsInit, C_FindObjects(object {search.Begun.Subject}) -> {search.Found} found");
            }
        }

        return [Sets.Recorded(Membership, membership), KeyValues.Recorded(Contents, contents)];
    }

    private static void Add(ClientCalls client, CallSlot call, CallHistory<SetInput, bool> membership, CallHistory<KeyValueInput, string> contents)
    {
        bool isOk = call.Result == CkResult.CKR_OK;
        bool isGone = call.Result == CkResult.CKR_OBJECT_HANDLE_INVALID;
        string key = $"object {call.Subject}";
        switch (call.Function)
        {
            case CkFunction.C_CreateObject or CkFunction.C_GenerateKey when isOk:
                membership.Add(client, call, new SetInput(SetOperation.Add, call.Subject), true);
                contents.Add(client, call, KeyValueInput.Put(key, $"{call.Argument}, {call.Argument}"), "");
                break;

            case CkFunction.C_CreateObject or CkFunction.C_GenerateKey when call.Result == CkResult.CKR_GENERAL_ERROR:
                membership.AddUnknown(client, call, new SetInput(SetOperation.Add, call.Subject));
                contents.AddUnknown(client, call, KeyValueInput.Put(key, $"{call.Argument}, {call.Argument}"));
                break;

            case CkFunction.C_GetAttributeValue when call.State == CallState.Returned && isOk && call.Answer != call.Subject && call.Answer != TokenObjects.NoNumber:
                // The handle is another object's by now, whose label is told: the one it was given for is gone.
                membership.Add(client, call, new SetInput(SetOperation.Contains, call.Subject), false);
                contents.Add(client, call, KeyValueInput.Get($"object {call.Answer}"), $"{call.Answer}, {call.Answer2}");
                break;

            case CkFunction.C_GetAttributeValue when isOk || isGone || call.Result == CkResult.CKR_ATTRIBUTE_TYPE_INVALID:
                membership.Add(client, call, new SetInput(SetOperation.Contains, call.Subject), !isGone);
                if (!isGone)
                {
                    contents.Add(client, call, KeyValueInput.Get(key), $"{call.Answer}, {call.Answer2}");
                }

                break;
        }
    }

    private static void AddDestroy(ClientCalls client, CallSlot call, HandleUse handles, CallHistory<SetInput, bool> membership)
    {
        if (call.Function != CkFunction.C_DestroyObject)
        {
            return;
        }

        if (call.Result is CkResult.CKR_OK or CkResult.CKR_GENERAL_ERROR)
        {
            // Of several that the handle has stood for, nobody can say which one it was.
            IReadOnlyList<long> meant = handles.Objects(client.Process, call.Target);
            foreach (long number in meant.Count > 1 ? meant : [call.Subject])
            {
                if (meant.Count > 1 || call.Result == CkResult.CKR_GENERAL_ERROR)
                {
                    membership.AddUnknown(client, call, new SetInput(SetOperation.Remove, number));
                }
                else
                {
                    membership.Add(client, call, new SetInput(SetOperation.Remove, number), true);
                }
            }
        }
        else if (call.Result == CkResult.CKR_OBJECT_HANDLE_INVALID)
        {
            membership.Add(client, call, new SetInput(SetOperation.Remove, call.Subject), false);
        }
    }
}
