using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Linearizability;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Operations of a model, made of calls as they are read from the logs.</summary>
/// <typeparam name="TInput">What the model is asked.</typeparam>
/// <typeparam name="TOutput">What it answers.</typeparam>
internal sealed class CallHistory<TInput, TOutput>
{
    private readonly List<Operation<TInput, TOutput>> _operations = [];
    private readonly Dictionary<(int Client, long Call), string> _notes = [];
    private readonly HashSet<(int Client, long Call)> _open = [];

    /// <summary>An operation that is one call; pending where the call never returned.</summary>
    internal void Add(ClientCalls client, CallSlot call, TInput input, TOutput output)
    {
        if (call.State != CallState.Returned)
        {
            _open.Add((client.Client, call.CallTime));
            AddUnknown(client, call, input);
            return;
        }

        Note(client, call);
        Add(client.Client, (call.CallTime, call.ReturnTime), input, output);
    }

    /// <summary>An operation from one time to another.</summary>
    internal void Add(int client, (long Call, long Return) times, TInput input, TOutput output) => _operations.Add(new Operation<TInput, TOutput>
    {
        Client = client,
        Input = input,
        CallTime = times.Call,
        Outcome = Outcomes.Returned(output),
        ReturnTime = times.Return,
    });

    /// <summary>A call that failed in a way that leaves open what it did (CKR_GENERAL_ERROR: section 5), or never returned.</summary>
    internal void AddUnknown(ClientCalls client, CallSlot call, TInput input)
    {
        Note(client, call);
        _operations.Add(new Operation<TInput, TOutput>
        {
            Client = client.Client,
            Input = input,
            CallTime = call.CallTime,
            ReturnTime = long.MaxValue,
        });
    }

    /// <summary>What was called and came back, in the standard's words; null for an operation of several calls.</summary>
    internal string? NoteOf(Operation<TInput, TOutput> operation) => _notes.GetValueOrDefault((operation.Client, operation.CallTime));

    /// <summary>Says what an operation of several calls was.</summary>
    internal void Note(int client, long callTime, string words) => _notes[(client, callTime)] = words;

    /// <summary>All of it.</summary>
    internal History<TInput, TOutput> ToHistory() => new(_operations);

    /// <summary>
    /// All of it but writes that failed with an unknown effect and whose value nobody has seen: left out, each can be explained as without
    /// effect, and many of them would cost the checker dear. Calls that never returned stay: they are what a reader looks for.
    /// </summary>
    /// <param name="wasSeen">Whether somebody has seen the value of a write.</param>
    internal History<TInput, TOutput> ToHistory(Func<TInput, bool> wasSeen) => new(_operations.Where(one => !one.IsPending || wasSeen(one.Input) || _open.Contains((one.Client, one.CallTime))));

    private void Note(ClientCalls client, CallSlot call) =>
        Note(client.Client, call.CallTime, $"{call.Function}(object {call.Subject}){(call.State == CallState.Returned ? $" -> {CkConstants.NameOf(call.Result)}" : "")}");
}
