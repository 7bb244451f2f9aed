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

    /// <summary>An operation that is one call.</summary>
    internal void Add(ClientCalls client, CallSlot call, TInput input, TOutput output)
    {
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

    /// <summary>A call that failed in a way that leaves open what it did (CKR_GENERAL_ERROR: section 5).</summary>
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
    /// All of it but writes whose end is open and whose value nobody has seen: left out, each can be explained as without effect, and
    /// many of them would cost the checker dear.
    /// </summary>
    /// <param name="wasSeen">Whether somebody has seen the value of a write.</param>
    internal History<TInput, TOutput> ToHistory(Func<TInput, bool> wasSeen) => new(_operations.Where(one => !one.IsPending || wasSeen(one.Input)));

    private void Note(ClientCalls client, CallSlot call) =>
        Note(client.Client, call.CallTime, $"{call.Function}(object {call.Subject}) -> {call.Result}");
}
