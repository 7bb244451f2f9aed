using System.Text.Json.Nodes;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>A set of numbers: add, remove, contains {value}.</summary>
internal sealed class SetFormat : HistoryFormat<SetInput, bool>
{
    public const string Name = "set";
    public const string Operations = "add {value} → whether it was absent; remove {value} → whether it was present; contains {value} → true or false";

    public override string Model => Name;

    public override string Op(SetInput input) => input.Kind switch
    {
        SetOperation.Add => "add",
        SetOperation.Remove => "remove",
        _ => "contains",
    };

    public override JsonObject? Args(SetInput input) => new() { ["value"] = input.Value };

    public override JsonNode? Result(SetInput input, bool output) => output;

    public override SetInput ReadInput(string op, JsonObject? args) => new(
        op switch
        {
            "add" => SetOperation.Add,
            "remove" => SetOperation.Remove,
            "contains" => SetOperation.Contains,
            _ => throw Arguments.UnknownOp(Name, op, "add, remove, contains"),
        },
        Arguments.Number(args, "value", op));

    public override bool ReadOutput(SetInput input, JsonNode? result) =>
        Arguments.AsBoolean(result) ?? throw Arguments.WrongResult(Op(input), "true or false");
}
