using System.Globalization;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Single-part operations. Judged as a store of answers: .NET puts the right one, the module is asked for it. What a session is at is
/// its own: an answer that belongs to another session's operation is a wrong one (S1).
/// </summary>
internal sealed class CryptoScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    private static readonly string[] s_names = [.. CryptoCase.All(new Random(0), new byte[32]).Select(static one => one.Name)];

    public override string Name => CryptoWork.Name;

    public override Promise Promise => new(
        "An operation answers what its own key and input give, whatever other sessions are at; it is over when it has answered.",
        "PKCS#11 v2.40, 5.8 to 5.12 (C_EncryptInit, C_Encrypt, C_Sign, C_Digest, …)",
        PromiseTier.Must);

    public override RecordedHistory Planted(ulong seed)
    {
        var history = new CallHistory<KeyValueInput, string>();
        int crossed = (int)(seed % 10);
        for (int i = 0; i < 10; i++)
        {
            Add(history, i % 2, (10 * i, (10 * i) + 15), ($"client {i % 2}, call {i}: AES-CBC encrypt", i == crossed ? "0x0102030405060708…" : "the right bytes"));
        }

        return KeyValues.Recorded("planted", history);
    }

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls)
    {
        var history = new CallHistory<KeyValueInput, string>();
        foreach (ClientCalls client in calls.Where(static client => !client.IsMain))
        {
            for (int i = 0; i < client.Calls.Count; i++)
            {
                CallSlot call = client.Calls[i];
                if (call.State != CallState.Returned || CkConstants.IsOfAnyTime(call.Result))
                {
                    continue;
                }

                string name = string.Create(CultureInfo.InvariantCulture, $"client {client.Client}, call {i}: {s_names[call.Argument]}");
                if (call.Purpose == CryptoWork.Judged)
                {
                    Add(history, client.Client, (call.CallTime, call.ReturnTime), (name, Answer(call)));
                }
                else if (call.Purpose == CryptoWork.AfterTheEnd && call.Result != CkResult.CKR_OPERATION_NOT_INITIALIZED)
                {
                    Add(history, client.Client, (call.CallTime, call.ReturnTime), ($"{name}, before it a {call.Function} with no operation begun", CkConstants.NameOf(call.Result)));
                }
            }
        }

        return [KeyValues.Recorded("answers", history)];
    }

    private static string Answer(CallSlot call) => (call.Result, call.Answer) switch
    {
        (CkResult.CKR_OK, CryptoWork.Right) => "the right bytes",
        (CkResult.CKR_OK, _) => $"0x{call.Answer2:x16}…",
        _ => CkConstants.NameOf(call.Result),
    };

    private static void Add(CallHistory<KeyValueInput, string> history, int client, (long Call, long Return) times, (string Key, string Answer) what)
    {
        const int DotNet = 999;
        history.Add(DotNet, (times.Call, times.Call), KeyValueInput.Put(what.Key, "the right bytes"), "");
        history.Add(client, (times.Call + 1, Math.Max(times.Call + 1, times.Return)), KeyValueInput.Get(what.Key), what.Answer);
    }
}
