using System.Text.Json.Nodes;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>A counter: add {delta} and read; both answer the value after it.</summary>
internal sealed class CounterFormat : HistoryFormat<CounterInput, long>
{
    public const string Name = "counter";
    public const string Operations = "add {delta} → the value after it; read → number";

    public override string Model => Name;

    public override string Op(CounterInput input) => input.Delta == 0 ? "read" : "add";

    public override JsonObject? Args(CounterInput input) => input.Delta == 0 ? null : new JsonObject { ["delta"] = input.Delta };

    public override JsonNode? Result(CounterInput input, long output) => output;

    public override CounterInput ReadInput(string op, JsonObject? args) => op switch
    {
        "read" => CounterInput.Read,
        "add" => new CounterInput(Arguments.Number(args, "delta", op)),
        _ => throw Arguments.UnknownOp(Name, op, "add, read"),
    };

    public override long ReadOutput(CounterInput input, JsonNode? result) =>
        Arguments.AsNumber(result) ?? throw Arguments.WrongResult(Op(input), "a whole number: the value after it");
}
