using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Histories of things that come, go and are there.</summary>
internal static class Sets
{
    internal static RecordedHistory Recorded(string name, CallHistory<SetInput, bool> history) =>
        new RecordedHistory<ValueList, SetInput, bool>(history.ToHistory(), new SetModel(), new SetFormat()) { Name = name };
}
