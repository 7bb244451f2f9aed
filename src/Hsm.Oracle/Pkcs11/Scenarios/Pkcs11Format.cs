using System.Text.Json;
using System.Text.Json.Nodes;
using Hsm.Abstractions;
using Hsm.Models.Specification.Pkcs11;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Calls of one application, with labels for sessions and objects.</summary>
/// <param name="admitted">Deviations that the model lets pass; null: none.</param>
internal sealed class Pkcs11Format(IReadOnlySet<string>? admitted) : HistoryFormat<Pkcs11Input, Pkcs11Output>
{
    public const string Name = "pkcs11";

    public const string Operations =
        "open-session {session, flag: read/write}; close-session, login, logout, session-info {session}; close-all-sessions; "
        + "create-object {session, object, flag: private}; read-object, search {session, object} → {result, value}";

    private const string Admitted = "admitted";

    public override string Model => Name;

    public override JsonObject? Options => admitted is null || admitted.Count == 0
        ? null
        : new JsonObject { [Admitted] = new JsonArray([.. admitted.Order(StringComparer.Ordinal).Select(static one => JsonValue.Create(one))]) };

    public static IReadOnlySet<string> ReadOptions(JsonObject? options) =>
        (options?[Admitted] as JsonArray)?.Select(static one => Arguments.AsText(one) ?? throw new FormatException("\"admitted\" is a list of names")).ToHashSet(StringComparer.Ordinal)
        ?? [];

    public override string Op(Pkcs11Input input) => Word(input.Operation);

    public override JsonObject? Args(Pkcs11Input input)
    {
        var args = new JsonObject { ["session"] = input.Session };
        if (input.Operation is Pkcs11Operation.CreateObject or Pkcs11Operation.ReadObject or Pkcs11Operation.Search)
        {
            args["object"] = input.Object;
        }

        if (input.Operation is Pkcs11Operation.CreateObject or Pkcs11Operation.OpenSession)
        {
            args["flag"] = input.Flag;
        }

        return input.Operation == Pkcs11Operation.CloseAllSessions ? null : args;
    }

    public override JsonNode? Result(Pkcs11Input input, Pkcs11Output output) =>
        new JsonObject { ["result"] = output.Result.ToString(), ["value"] = output.Value };

    public override Pkcs11Input ReadInput(string op, JsonObject? args) =>
        Enum.GetValues<Pkcs11Operation>().Where(one => Word(one) == op).Select(static one => (Pkcs11Operation?)one).FirstOrDefault() is { } operation
            ? new Pkcs11Input(
                operation,
                operation == Pkcs11Operation.CloseAllSessions ? 0 : (int)Arguments.Number(args, "session", op),
                (int)(Arguments.AsNumber(args?["object"]) ?? 0),
                Arguments.AsBoolean(args?["flag"]) ?? false)
            : throw Arguments.UnknownOp(Name, op, string.Join(", ", Enum.GetValues<Pkcs11Operation>().Select(Word)));

    public override Pkcs11Output ReadOutput(Pkcs11Input input, JsonNode? result) =>
        result is JsonObject answer && Arguments.AsText(answer["result"]) is { } name && Enum.TryParse(name, out TokenResult known)
            ? new Pkcs11Output(known, (int)(Arguments.AsNumber(answer["value"]) ?? 0))
            : throw Arguments.WrongResult(Op(input), "{\"result\": \"Ok\", \"value\": 0}, the result a CKR_ without its prefix or a number");

    private static string Word(Pkcs11Operation operation) => JsonNamingPolicy.KebabCaseLower.ConvertName(operation.ToString());
}
