using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Token;
using Hsm.Models.Specification.Users;

namespace Hsm.Oracle.Histories.Formats;

/// <summary>What an hsm history needs to be held against the specification again: the "options" of its header.</summary>
/// <remarks>
/// Certificates, hardware keys and custom callbacks have no form in a header: a history that needs them is judged as it is
/// recorded, and can't be from its file.
/// </remarks>
public sealed record HsmFileOptions
{
    private const string SoftwareCryptoName = "software";
    private const string ToyCryptoName = "toy";
    private const string PerClientIds = "per-client";

    /// <summary>Limits and choices of the server. Its cryptography is the software's, or the model's toys.</summary>
    public required SpecificationOptions Specification { get; init; }

    /// <summary>Sessions that had said INIT before the history begins, with the client id of each; all else is empty then.</summary>
    public IReadOnlyDictionary<int, byte> Clients { get; init; } = new Dictionary<int, byte>();

    /// <summary>Options for a server with real cryptography and the reference's limits; room may run short at any time.</summary>
    public static HsmFileOptions Default { get; } = Read(null);

    /// <summary>The model that these options make.</summary>
    /// <returns>A model in whose initial state the <see cref="Clients"/> have said INIT.</returns>
    public HsmModel CreateModel()
    {
        var specification = new HsmSpecification(Specification);
        HsmState state = HsmState.Initial;
        foreach ((int session, byte client) in Clients.OrderBy(static pair => pair.Key))
        {
            state = specification.Answers(state, new HsmCall(session, new InitRequest(client)))[0].Next;
        }

        return new HsmModel(Specification, state);
    }

    internal static HsmFileOptions Read(JsonObject? options)
    {
        var info = options?["info"] as JsonObject;
        var token = options?["token"] as JsonObject;
        var users = options?["users"] as JsonObject;
        bool isToy = Arguments.AsText(options?["crypto"]) == ToyCryptoName;
        ICryptoProvider crypto = isToy ? new SoftwareCryptoModel() : new WholeCrypto();
        return new HsmFileOptions
        {
            Specification = new SpecificationOptions
            {
                Info = Info(info),
                ServerId = (uint)Number(options, "serverId", 57),
                Gcm = isToy ? ToyAead.Instance : new CryptoProviderOracle(crypto),
                Crypto = crypto,
                ChoosesHighestFreeKeyId = Arguments.AsBoolean(options?["choosesHighestFreeKeyId"]) ?? false,
                Admitted = Admitted(options?["admits"]),
                NvmIds = Arguments.AsText(options?["nvmIds"]) == PerClientIds ? NvmIdScheme.PerClient : NvmIdScheme.Raw,
                NvmSpace = options?["nvmSpaceBytes"] is null ? null : new NvmSpace(Number(options, "nvmSpaceBytes", 0)),
                Token = token is null ? null : new TokenChoices { UserPin = Pin(token, "userPin"), SecurityOfficerPin = Pin(token, "securityOfficerPin") },
                Users = users is null ? null : new UserChoices { AdministratorPin = Pin(users, "administratorPin") },
            },
            Clients = Sessions(options?["sessions"]),
        };
    }

    internal JsonObject Write()
    {
        ServerInfo info = Specification.Info;
        var options = new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["commDataLengthBytes"] = info.CommDataLengthBytes,
                ["nvmObjectCount"] = info.NvmObjectCount,
                ["smallSlotCount"] = info.SmallSlotCount,
                ["smallSlotLengthBytes"] = info.SmallSlotLengthBytes,
                ["bigSlotCount"] = info.BigSlotCount,
                ["bigSlotLengthBytes"] = info.BigSlotLengthBytes,
            },
            ["serverId"] = Specification.ServerId,
            ["crypto"] = Specification.Gcm is ToyAead ? ToyCryptoName : SoftwareCryptoName,
            ["choosesHighestFreeKeyId"] = Specification.ChoosesHighestFreeKeyId,
            ["admits"] = new JsonArray([.. Refusals().Select(static refusal => JsonValue.Create(refusal.ToString()))]),
        };
        if (Specification.NvmIds == NvmIdScheme.PerClient)
        {
            options["nvmIds"] = PerClientIds;
        }

        if (Specification.NvmSpace is { } space)
        {
            options["nvmSpaceBytes"] = space.CapacityBytes;
        }

        if (Specification.Token is { } token)
        {
            options["token"] = new JsonObject { ["userPin"] = Text(token.UserPin), ["securityOfficerPin"] = Text(token.SecurityOfficerPin) };
        }

        if (Specification.Users is { } users)
        {
            options["users"] = new JsonObject { ["administratorPin"] = Text(users.AdministratorPin) };
        }

        if (Clients.Count > 0)
        {
            options["sessions"] = new JsonObject(Clients.OrderBy(static pair => pair.Key)
                .Select(static pair => KeyValuePair.Create(pair.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create((int)pair.Value))));
        }

        return options;
    }

    private static ServerInfo Info(JsonObject? info) => new()
    {
        CommDataLengthBytes = Number(info, "commDataLengthBytes", 1280),
        NvmObjectCount = Number(info, "nvmObjectCount", 32),
        SmallSlotCount = Number(info, "smallSlotCount", 8),
        SmallSlotLengthBytes = Number(info, "smallSlotLengthBytes", 128),
        BigSlotCount = Number(info, "bigSlotCount", 1),
        BigSlotLengthBytes = Number(info, "bigSlotLengthBytes", 512),
    };

    private static int Number(JsonObject? options, string name, int otherwise) =>
        options?[name] is not { } node ? otherwise
        : Arguments.AsNumber(node) is { } number and >= 0 and <= int.MaxValue ? (int)number
        : throw new FormatException($"option \"{name}\" is no whole number from 0 to {int.MaxValue}");

    private static Bytes Pin(JsonObject choices, string name) =>
        new(Encoding.UTF8.GetBytes(Arguments.AsText(choices[name]) ?? throw new FormatException($"option \"{name}\" is no text")));

    private static string Text(Bytes pin) => Encoding.UTF8.GetString(pin.Span);

    private static AdmittedRefusals Admitted(JsonNode? admits)
    {
        if (admits is null)
        {
            return AdmittedRefusals.NoSpace;
        }

        AdmittedRefusals all = AdmittedRefusals.None;
        foreach (JsonNode? name in admits as JsonArray ?? throw new FormatException("option \"admits\" is no list"))
        {
            all |= Enum.TryParse(Arguments.AsText(name), out AdmittedRefusals one)
                ? one
                : throw new FormatException($"option \"admits\" names {name?.ToJsonString() ?? "null"}; there are {string.Join(", ", Enum.GetNames<AdmittedRefusals>())}");
        }

        return all;
    }

    private static Dictionary<int, byte> Sessions(JsonNode? sessions)
    {
        var clients = new Dictionary<int, byte>();
        foreach ((string label, JsonNode? client) in sessions as JsonObject ?? [])
        {
            clients.Add(
                int.TryParse(label, CultureInfo.InvariantCulture, out int session) ? session : throw new FormatException($"option \"sessions\" names \"{label}\", which is no number of a session"),
                Arguments.AsNumber(client) is { } id and >= 0 and <= ClientId.MaxValue ? (byte)id : throw new FormatException($"option \"sessions\" gives session {label} a client id that is not 0 to {ClientId.MaxValue}"));
        }

        return clients;
    }

    private IEnumerable<AdmittedRefusals> Refusals() =>
        Enum.GetValues<AdmittedRefusals>().Where(refusal => refusal != AdmittedRefusals.None && Specification.Admitted.HasFlag(refusal));
}
