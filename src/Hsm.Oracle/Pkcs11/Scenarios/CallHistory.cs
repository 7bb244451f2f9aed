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

    /// <summary>How many.</summary>
    internal int Count => _operations.Count;

    /// <summary>An operation that is one call.</summary>
    internal void Add(ClientCalls client, CallSlot call, TInput input, TOutput output) => Add(client.Client, (call.CallTime, call.ReturnTime), input, output);

    /// <summary>An operation from one time to another.</summary>
    internal void Add(int client, (long Call, long Return) times, TInput input, TOutput output) => _operations.Add(new Operation<TInput, TOutput>
    {
        Client = client, Input = input, CallTime = times.Call, Outcome = Outcomes.Returned(output), ReturnTime = times.Return,
    });

    /// <summary>A call that failed in a way that leaves open what it did (CKR_GENERAL_ERROR: section 5).</summary>
    internal void AddUnknown(ClientCalls client, CallSlot call, TInput input) => _operations.Add(new Operation<TInput, TOutput>
    {
        Client = client.Client, Input = input, CallTime = call.CallTime, ReturnTime = long.MaxValue,
    });

    /// <summary>All of it.</summary>
    internal History<TInput, TOutput> ToHistory() => new(_operations);
}
