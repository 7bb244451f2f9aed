using Interleave.Runtime;

namespace Interleave.Detection.Prediction;

/// <summary>Predictions in words, before a witness has run.</summary>
internal static class PredictionText
{
    /// <summary>Whether findings of this kind are two unordered accesses.</summary>
    internal static bool IsRace(FindingKind kind) => kind is FindingKind.DataRace or FindingKind.UnsafeCollection;

    /// <summary>The places of the targets: for a race, as its finding has them.</summary>
    internal static string PlaceOf(Prediction prediction, ActionTrace trace) =>
        PlaceOf([.. prediction.Targets.Select(t => trace[t].Site)]);

    /// <summary>The places of some sites, as a race's finding has them.</summary>
    internal static string PlaceOf(params int[] sites) =>
        string.Join(", ", sites.Select(s => SiteTable.Get(s).Place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>What might happen, in one line.</summary>
    internal static string Message(Prediction prediction, ActionTrace trace)
    {
        TracedAction[] targets = [.. prediction.Targets.Select(t => trace[t])];
        return prediction.Kind == FindingKind.DataRace
            ? $"Possible data race on {SiteTable.Get(targets[0].Site).ShortMember}: T{targets[0].Thread} {Verb(targets[0])} at {Place(targets[0])} and T{targets[1].Thread} {Verb(targets[1])} at {Place(targets[1])}."
            : $"Possible deadlock: {string.Join(", ", targets.Select(t => $"T{t.Thread} could wait at {Place(t)}"))}, each for a lock that another of them holds.";
    }

    /// <summary>Where a finding comes from that a witness showed.</summary>
    internal static string Origin(long index, bool confirmed) => confirmed
        ? $"Predicted from schedule {index}, confirmed by a witness schedule."
        : $"Met while a witness schedule was run for a prediction from schedule {index}.";

    private static string Place(in TracedAction action) => SiteTable.Get(action.Site).Place;

    private static string Verb(in TracedAction action) => action.Kind switch
    {
        ActionKind.Read => "reads",
        ActionKind.Write => "writes",
        _ => "updates",
    };
}
