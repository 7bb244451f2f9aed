using System.Text.Json.Nodes;
using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories;

namespace Hsm.Oracle.Rounds;

internal sealed class RoundFormat : HistoryFormat<HsmCall, HsmResponse>
{
    public override string Model => "hsm";

    public override string Op(HsmCall input) => input.Request.GetType().Name;

    public override JsonObject? Args(HsmCall input) => new() { ["session"] = input.Session, ["text"] = input.ToString() };

    public override JsonNode? Result(HsmCall input, HsmResponse output) => output.ToString();

    public override HsmCall ReadInput(string op, JsonObject? args) => throw new FormatException();

    public override HsmResponse ReadOutput(HsmCall input, JsonNode? result) => throw new FormatException();
}
