using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Formats;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>From what a round recorded to what can be judged.</summary>
internal static class RoundHistory
{
    /// <summary>A history with the model and the format it is judged and written by.</summary>
    public static RecordedHistory Of(History<HsmCall, HsmResponse> history, ServerProfile profile, int lanes)
    {
        HsmFileOptions options = Options(profile, lanes);
        return new RecordedHistory<HsmState, HsmCall, HsmResponse>(history, options.CreateModel(), new HsmFormat(options));
    }

    /// <summary>What rounds begin with: so many sessions have said INIT, and nothing else has happened.</summary>
    public static HsmFileOptions Options(ServerProfile profile, int lanes) => new()
    {
        Specification = profile.Specification(),
        Clients = Enumerable.Range(0, lanes).ToDictionary(static lane => lane, static lane => ServerHost.ClientOf(lane).Value),
    };
}
