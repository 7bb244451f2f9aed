using System.Text;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>The sentences that every form of a report shares.</summary>
internal static class ViolationText
{
    /// <summary>Prefixes told; the others differ in a few places.</summary>
    public const int MaxPrefixes = 3;

    /// <summary>Last calls of a prefix told.</summary>
    public const int MaxOrder = 16;

    private const int MaxPictureWidth = 150;

    public static string Word(ScenarioVerdict verdict) => verdict switch
    {
        ScenarioVerdict.Linearizable => "linearizable",
        ScenarioVerdict.NotLinearizable => "NOT LINEARIZABLE",
        ScenarioVerdict.Unknown => "unknown",
        ScenarioVerdict.Crashed => "CRASHED",
        ScenarioVerdict.Hung => "HUNG",
        ScenarioVerdict.Corrupted => "CORRUPTED",
        ScenarioVerdict.Blind => "BLIND",
        _ => "unsupported",
    };

    public static string Tier(PromiseTier tier) => tier switch
    {
        PromiseTier.Must => "must: the standard says so",
        PromiseTier.Expected => "expected: the standard leaves it open, users rely on it",
        _ => "undefined by the standard: reported apart",
    };

    /// <summary>What the core is, as one sentence.</summary>
    public static string Claim(Evidence evidence)
    {
        int core = evidence.Core.Count();
        int forgotten = evidence.Calls.Count - core;
        string these = core == 1 ? "this call" : $"these {core:N0} calls";
        string whatever = forgotten == 0 ? "" : $", even if the {(forgotten == 1 ? "other call that could matter" : $"{forgotten:N0} other calls that could matter")} did whatever suits";
        string minimal = evidence.IsMinimal
            ? $" Without {(core == 1 ? "it" : "any one of them")}, some order does."
            : " A bound ended the minimising: a smaller core may do.";
        string after = evidence.Settled.Count == 0 ? "No" : $"After {evidence.Settled.Count:N0} earlier call{(evidence.Settled.Count == 1 ? "" : "s")}, which some order explains, no";
        return $"{after} order explains what {these} answered{whatever}.{minimal}";
    }

    /// <summary>A call on one line.</summary>
    public static string Of(EvidenceCall call) => $"#{call.Index} client {call.Client}: {call.ShownAsked}{Answer(call)}{Meaning(call)}";

    /// <summary>What a refused call might have answered instead.</summary>
    public static string Need(RefusedCall refused) => refused.Allowed.Count == 0
        ? "the specification does not allow this here"
        : "here the specification allows " + string.Join(" or ", refused.Allowed.Select(EvidenceCall.Bare));

    /// <summary>The calls in question as intervals, or as a list where the intervals are too wide to read.</summary>
    public static string Picture(Evidence evidence)
    {
        if (evidence.Picture.Split('\n').Max(static line => line.Length) <= MaxPictureWidth)
        {
            return evidence.Picture;
        }

        return string.Concat(evidence.Core.Select(static call => $"[{call.Call}, {(call.Return is { } end ? $"{end}]" : "never)")} {Of(call)}\n"));
    }

    /// <summary>How far an order gets, by one of the longest; empty where none is known.</summary>
    public static string Prefix(Evidence evidence) => evidence.Prefixes.Count == 0
        ? ""
        : Tell(evidence.Prefixes[0], evidence.Calls.ToDictionary(static call => call.Index));

    /// <summary>The calls that an order explains, and those that it refuses then; a line each.</summary>
    public static string Tell(EvidencePrefix prefix, IReadOnlyDictionary<int, EvidenceCall> calls)
    {
        var text = new StringBuilder();
        int hidden = Math.Max(0, prefix.Order.Count - MaxOrder);
        text.Append(hidden > 0 ? $"... {hidden:N0} calls before these\n" : "");
        text.AppendJoin("", prefix.Order.Skip(hidden).Select((index, i) => $"{hidden + i + 1}. {Of(calls[index])}\n"));
        text.Append(prefix.Order.Count == 0 ? "first, none of:\n" : "and then none of:\n");
        return text.AppendJoin("", prefix.Refused.Select(refused => $"   {Of(calls[refused.Index])}   ({Need(refused)})\n")).ToString();
    }

    private static string Answer(EvidenceCall call) => call.Role == CallRole.Forgotten ? " (may have taken effect)" : (" -> " + call.ShownAnswered).TrimEnd();

    private static string Meaning(EvidenceCall call) =>
        call.Note is null ? "" : $" [{call.Asked}{(call.Role == CallRole.Forgotten ? "" : (" " + call.Answered).TrimEnd())}]";
}
