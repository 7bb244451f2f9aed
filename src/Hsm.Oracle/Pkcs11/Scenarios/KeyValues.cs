using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;
using Linearizability;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Histories of values that are put and got.</summary>
internal static class KeyValues
{
    /// <summary>A history of values each of which is put once.</summary>
    internal static RecordedHistory Recorded(string name, CallHistory<KeyValueInput, string> history)
    {
        History<KeyValueInput, string> all = history.ToHistory();

        // A put whose end is open counts only if somebody has got its value: left out, it can be explained as without effect, and
        // many of them would cost the checker dear.
        HashSet<string> got = [.. all.Where(static one => !one.IsPending && one.Input.Kind == KeyValueOperation.Get).Select(static one => one.Outcome.Value)];
        return new RecordedHistory<KeyValueState, KeyValueInput, string>(
            new History<KeyValueInput, string>(all.Where(one => !one.IsPending || got.Contains(one.Input.Value))), new KeyValueModel(), new KeyValueFormat())
        { Name = name };
    }
}
