using System.Text.Json.Nodes;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>A register: read, write {value}, cas {expected, value}; null is nil.</summary>
internal sealed class RegisterFormat : HistoryFormat<RegisterInput, RegisterOutput>
{
    public const string Name = "register";
    public const string Operations = "read → number or null; write {value}; cas {expected, value} → true or false";

    public override string Model => Name;

    public override string Op(RegisterInput input) => input.Kind switch
    {
        RegisterOperation.Read => "read",
        RegisterOperation.Write => "write",
        _ => "cas",
    };

    public override JsonObject? Args(RegisterInput input) => input.Kind switch
    {
        RegisterOperation.Read => null,
        RegisterOperation.Write => new JsonObject { ["value"] = input.Value },
        _ => new JsonObject { ["expected"] = input.Expected, ["value"] = input.Value },
    };

    public override JsonNode? Result(RegisterInput input, RegisterOutput output) => input.Kind switch
    {
        RegisterOperation.Read => output.Value,
        RegisterOperation.Write => null,
        _ => output.Succeeded,
    };

    public override RegisterInput ReadInput(string op, JsonObject? args) => op switch
    {
        "read" => RegisterInput.Read,
        "write" => RegisterInput.Write(Arguments.NumberOrNull(args, "value", op)),
        "cas" => RegisterInput.CompareAndSwap(Arguments.NumberOrNull(args, "expected", op), Arguments.NumberOrNull(args, "value", op)),
        _ => throw Arguments.UnknownOp(Name, op, "read, write, cas"),
    };

    public override RegisterOutput ReadOutput(RegisterInput input, JsonNode? result) => input.Kind switch
    {
        RegisterOperation.Read when result is null => RegisterOutput.Read(null),
        RegisterOperation.Read => RegisterOutput.Read(Arguments.AsNumber(result) ?? throw Arguments.WrongResult("read", "a whole number, or null for nil")),
        RegisterOperation.Write => RegisterOutput.Written,
        _ => RegisterOutput.Swapped(Arguments.AsBoolean(result) ?? throw Arguments.WrongResult("cas", "true or false: whether it found what it expected")),
    };
}
