using System.Globalization;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>What each client called last, for a crash or a hang.</summary>
internal static class LastCalls
{
    private const int CallsPerClient = 4;

    internal static IReadOnlyList<string> Of(IReadOnlyList<ClientCalls> clients) =>
    [
        .. clients.Where(static client => client.Calls.Count > 0).Select(static client =>
            $"client {client.Client} (process {client.Process}{(client.IsMain ? ", main thread" : "")}): "
            + string.Join("; ", client.Calls.TakeLast(CallsPerClient).Select(Text))),
    ];

    /// <summary>
    /// The calls of a round that a worker was lost in, each client's last one open: it never returned, or it returned and the thread had
    /// no time to note what its answer means.
    /// </summary>
    internal static IReadOnlyList<ClientCalls> Open(IReadOnlyList<ClientCalls> clients) =>
    [
        .. clients.Select(static client => client.Calls.Count == 0
            ? client
            : client with { Calls = [.. client.Calls.SkipLast(1), client.Calls[^1] with { State = CallState.Called }] }),
    ];

    private static string Text(CallSlot call)
    {
        string target = call.Target == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", 0x{call.Target:x}");
        string asked = string.Create(CultureInfo.InvariantCulture, $"{call.Function}(0x{call.Session:x}{target})");
        return call.State == CallState.Returned ? $"{asked} -> {CkConstants.NameOf(call.Result)}" : $"{asked} never returned";
    }
}
