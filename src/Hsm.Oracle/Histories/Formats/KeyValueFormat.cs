using System.Text.Json.Nodes;
using Linearizability.Models;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>A key-value store: get {key}, put {key, value}, append {key, value}.</summary>
internal sealed class KeyValueFormat : HistoryFormat<KeyValueInput, string>
{
    public const string Name = "kv";
    public const string Operations = "get {key} → text, empty where never written; put {key, value}; append {key, value}";

    public override string Model => Name;

    public override string Op(KeyValueInput input) => input.Kind switch
    {
        KeyValueOperation.Get => "get",
        KeyValueOperation.Put => "put",
        _ => "append",
    };

    public override JsonObject? Args(KeyValueInput input) => input.Kind == KeyValueOperation.Get
        ? new JsonObject { ["key"] = input.Key }
        : new JsonObject { ["key"] = input.Key, ["value"] = input.Value };

    public override JsonNode? Result(KeyValueInput input, string output) => input.Kind == KeyValueOperation.Get ? output : null;

    public override KeyValueInput ReadInput(string op, JsonObject? args) => op switch
    {
        "get" => KeyValueInput.Get(Arguments.Text(args, "key", op)),
        "put" => KeyValueInput.Put(Arguments.Text(args, "key", op), Arguments.Text(args, "value", op)),
        "append" => KeyValueInput.Append(Arguments.Text(args, "key", op), Arguments.Text(args, "value", op)),
        _ => throw Arguments.UnknownOp(Name, op, "get, put, append"),
    };

    public override string ReadOutput(KeyValueInput input, JsonNode? result) => input.Kind == KeyValueOperation.Get
        ? Arguments.AsText(result) ?? throw Arguments.WrongResult("get", "a text, empty where the key was never written")
        : "";
}
