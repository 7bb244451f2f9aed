using System.Text.Json.Nodes;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>A queue or a stack of numbers: two words, one for each end.</summary>
internal sealed class BagFormat : HistoryFormat<BagInput, long?>
{
    private readonly string _add;
    private readonly string _remove;

    private BagFormat(string model, string add, string remove)
    {
        Model = model;
        _add = add;
        _remove = remove;
        Operations = $"{add} {{value}}; {remove} → number, or null when it was empty";
    }

    public static BagFormat Queue { get; } = new("queue", "enqueue", "dequeue");

    public static BagFormat Stack { get; } = new("stack", "push", "pop");

    public string Operations { get; }

    public override string Model { get; }

    public override string Op(BagInput input) => input.Kind == BagOperation.Add ? _add : _remove;

    public override JsonObject? Args(BagInput input) => input.Kind == BagOperation.Add ? new JsonObject { ["value"] = input.Value } : null;

    public override JsonNode? Result(BagInput input, long? output) => output;

    public override BagInput ReadInput(string op, JsonObject? args) =>
        op == _add ? BagInput.Add(Arguments.Number(args, "value", op))
        : op == _remove ? BagInput.Remove
        : throw Arguments.UnknownOp(Model, op, $"{_add}, {_remove}");

    public override long? ReadOutput(BagInput input, JsonNode? result) => result is null
        ? null
        : Arguments.AsNumber(result) ?? throw Arguments.WrongResult(Op(input), input.Kind == BagOperation.Add ? "nothing, or null" : "a whole number, or null when it was empty");
}
