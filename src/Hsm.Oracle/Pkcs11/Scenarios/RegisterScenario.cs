using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Attributes of one token object, as registers; and whether the object answers at all.</summary>
internal class RegisterScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    /// <summary>The history of attribute values.</summary>
    internal const string Values = "values";

    /// <summary>The history of answers that say whether the object exists.</summary>
    internal const string Existence = "existence";

    public override string Name => RegisterWork.Name;

    public override Promise Promise => new(
        "A value that C_SetAttributeValue has set is what C_GetAttributeValue tells afterwards, to every thread and process; an object that nobody destroys goes on answering.",
        "PKCS#11 v2.40, 5.7 (C_SetAttributeValue, C_GetAttributeValue)",
        PromiseTier.Must);

    /// <summary>Whether both attributes are one register.</summary>
    protected virtual bool IsPaired => false;

    public override RecordedHistory Planted(ulong seed) => PlantedHistory.LostUpdate(seed);

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls)
    {
        var values = new CallHistory<KeyValueInput, string>();
        foreach (ClientCalls client in calls)
        {
            foreach (CallSlot call in client.Calls)
            {
                Add(client, call, IsPaired, values);
            }
        }

        RecordedHistory told = KeyValues.Recorded(Values, values);
        return IsPaired ? [told] : [told, ExistenceOf(calls)];
    }

    /// <summary>Whether the round's one object, which nobody destroys, goes on answering.</summary>
    internal static RecordedHistory ExistenceOf(IReadOnlyList<ClientCalls> calls)
    {
        var existence = new CallHistory<SetInput, bool>();
        foreach (ClientCalls client in calls)
        {
            foreach (CallSlot call in client.Calls)
            {
                Add(client, call, existence);
            }
        }

        return Sets.Recorded(Existence, existence);
    }

    private static void Add(ClientCalls client, CallSlot call, bool isPaired, CallHistory<KeyValueInput, string> values)
    {
        bool isOk = call.Result == CkResult.CKR_OK;
        switch (call.Function)
        {
            case CkFunction.C_CreateObject or CkFunction.C_GenerateKey when isOk:
                Each(RegisterWork.Both, isPaired, (0, 0), (key, value) => values.Add(client, call, KeyValueInput.Put(key, value), ""));
                break;

            case CkFunction.C_SetAttributeValue when isOk:
                Each(call.Purpose, isPaired, (call.Argument, call.Argument), (key, value) => values.Add(client, call, KeyValueInput.Put(key, value), ""));
                break;

            // Every other refusal leaves all as it was.
            case CkFunction.C_SetAttributeValue when call.Result == CkResult.CKR_GENERAL_ERROR:
                Each(call.Purpose, isPaired, (call.Argument, call.Argument), (key, value) => values.AddUnknown(client, call, KeyValueInput.Put(key, value)));
                break;

            case CkFunction.C_GetAttributeValue when isOk:
                (long First, long Second) told = call.Purpose == RegisterWork.Second ? (call.Answer, call.Answer) : (call.Answer, call.Answer2);
                Each(call.Purpose, isPaired, told, (key, value) => values.Add(client, call, KeyValueInput.Get(key), value));
                break;
        }
    }

    // Attributes that change one by one are registers of their own; those that change together are one.
    private static void Each(int attribute, bool isPaired, (long First, long Second) value, Action<string, string> add)
    {
        if (isPaired)
        {
            add("CKA_LABEL, CKA_ID", $"{value.First}, {value.Second}");
            return;
        }

        if (attribute != RegisterWork.Second)
        {
            add("CKA_LABEL", $"{value.First}");
        }

        if (attribute != RegisterWork.Label)
        {
            add("CKA_ID", $"{value.Second}");
        }
    }

    private static void Add(ClientCalls client, CallSlot call, CallHistory<SetInput, bool> existence)
    {
        bool isMade = call.Function is CkFunction.C_CreateObject or CkFunction.C_GenerateKey;
        bool isUsed = call.Function is CkFunction.C_SetAttributeValue or CkFunction.C_GetAttributeValue;
        if ((isMade || isUsed) && call.Result is CkResult.CKR_OK or CkResult.CKR_OBJECT_HANDLE_INVALID)
        {
            existence.Add(client, call, new SetInput(isMade ? SetOperation.Add : SetOperation.Contains, 0), call.Result == CkResult.CKR_OK);
        }
    }
}
