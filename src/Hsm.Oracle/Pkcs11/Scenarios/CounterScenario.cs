using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>A number in an attribute that everybody reads and writes.</summary>
internal sealed class CounterScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    public override string Name => CounterWork.Name;

    public override Promise Promise => new(
        "A number kept in an attribute is a register: a read tells the last number written. Increments by reading and writing may overtake each other; PKCS#11 promises no atomic one. An object that nobody destroys goes on answering.",
        "PKCS#11 v2.40, 5.7 (C_SetAttributeValue, C_GetAttributeValue)",
        PromiseTier.Must);

    public override RecordedHistory Planted(ulong seed)
    {
        var random = new Random((int)seed);
        var history = new CallHistory<RegisterInput, RegisterOutput>();
        const int Numbers = 20;
        for (int number = 0; number < Numbers; number++)
        {
            history.Add(number % 3, PlantedHistory.Interval(random, 10 * number), RegisterInput.Write(number), RegisterOutput.Written);
            history.Add((number + 1) % 3, PlantedHistory.Interval(random, (10 * number) + 5), RegisterInput.Read, RegisterOutput.Read(number));
        }

        const long End = 1_000_000;
        history.Add(0, (End, End + 1), RegisterInput.Read, RegisterOutput.Read(Numbers - 2));
        return Recorded("planted", history);
    }

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls)
    {
        var history = new CallHistory<RegisterInput, RegisterOutput>();
        foreach (ClientCalls client in calls)
        {
            foreach (CallSlot call in client.Calls)
            {
                Add(client, call, history);
            }
        }

        return [Recorded("number", history), RegisterScenario.ExistenceOf(calls)];
    }

    private static RecordedHistory Recorded(string name, CallHistory<RegisterInput, RegisterOutput> history)
    {
        HashSet<long?> read = [.. history.ToHistory().Where(static one => !one.IsPending && one.Input.Kind == RegisterOperation.Read).Select(static one => one.Outcome.Value.Value)];
        return new RecordedHistory<long?, RegisterInput, RegisterOutput>(
            history.ToHistory(one => read.Contains(one.Value)), new RegisterModel(), new RegisterFormat())
        { Name = name, Unit = TimeUnit.Nanoseconds, Clock = Sets.Clock, Note = history.NoteOf };
    }

    private static void Add(ClientCalls client, CallSlot call, CallHistory<RegisterInput, RegisterOutput> history)
    {
        bool isOk = call.Result == CkResult.CKR_OK;
        switch (call.Function)
        {
            case CkFunction.C_CreateObject or CkFunction.C_GenerateKey when isOk:
                history.Add(client, call, RegisterInput.Write(0), RegisterOutput.Written);
                break;
            case CkFunction.C_SetAttributeValue when isOk:
                history.Add(client, call, RegisterInput.Write(call.Argument), RegisterOutput.Written);
                break;
            case CkFunction.C_SetAttributeValue when call.Result == CkResult.CKR_GENERAL_ERROR:
                history.AddUnknown(client, call, RegisterInput.Write(call.Argument));
                break;
            case CkFunction.C_GetAttributeValue when isOk && !client.IsMain:
                history.Add(client, call, RegisterInput.Read, RegisterOutput.Read(call.Answer));
                break;
        }
    }
}
