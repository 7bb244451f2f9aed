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
        HashSet<string> got = [.. all.Where(static one => !one.IsPending && one.Input.Kind == KeyValueOperation.Get).Select(static one => one.Outcome.Value)];
        return new RecordedHistory<KeyValueState, KeyValueInput, string>(
            history.ToHistory(one => got.Contains(one.Value)), new KeyValueModel(), new KeyValueFormat())
        { Name = name, Unit = TimeUnit.Nanoseconds, Clock = Sets.Clock, Note = history.NoteOf };
    }
}
