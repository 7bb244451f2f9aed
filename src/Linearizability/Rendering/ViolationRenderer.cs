using System.Globalization;
using System.Text;

namespace Linearizability.Rendering;

/// <summary>Tells a violation in text, for exception messages.</summary>
public static class ViolationRenderer
{
    private const int MaxDrawn = 40;
    private const int MaxDrawnWithOthers = 16;
    private const int MaxTold = 12;

    /// <summary>The minimal failing sub-history as a picture, then how far the longest explanations got.</summary>
    /// <typeparam name="TState">The model's state.</typeparam>
    /// <typeparam name="TInput">What callers asked for.</typeparam>
    /// <typeparam name="TOutput">What came back.</typeparam>
    /// <param name="violation">The violation.</param>
    /// <param name="model">The model, whose texts are used.</param>
    /// <returns>Lines that end in a line feed.</returns>
    public static string Tell<TState, TInput, TOutput>(Violation<TInput, TOutput> violation, Model<TState, TInput, TOutput> model)
    {
        ArgumentNullException.ThrowIfNull(violation);
        ArgumentNullException.ThrowIfNull(model);
        var text = new StringBuilder();
        text.Append("Not linearizable: ");
        if (violation.Settled.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"after the {Calls(violation.Settled.Count, "call")} before them, which some order explains, ");
        }

        text.Append(CultureInfo.InvariantCulture, $"no order explains {(violation.Core.Count == 1 ? "this" : "these")} {Calls(violation.Core.Count, "call")}");
        if (violation.Forgotten.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", whatever the {Calls(violation.Forgotten.Count, "other call")} before their end did");
        }

        string without = violation.Core.Count == 1 ? "it" : "any one of them";
        text.Append(violation.IsMinimal ? $"; without {without}, some order does.\n\n" : " (a bound ended the minimising).\n\n");
        AppendPicture(text, violation, model);
        if (violation.LongestPrefixes.Count > 0)
        {
            // One is enough to read; the others differ in a few places.
            AppendPrefix(text, violation.History, model, violation.LongestPrefixes[0]);
        }

        return text.ToString();
    }

    /// <summary>Small histories are drawn whole, for what happened at the same time is what one looks for next.</summary>
    private static void AppendPicture<TState, TInput, TOutput>(
        StringBuilder text, Violation<TInput, TOutput> violation, Model<TState, TInput, TOutput> model)
    {
        IEnumerable<int> drawn = violation.Core.TakeLast(MaxDrawn);
        HashSet<Operation<TInput, TOutput>> marked = [];
        if (violation.Core.Count > MaxDrawn)
        {
            text.Append(CultureInfo.InvariantCulture, $"The last {MaxDrawn} of them:\n\n");
        }
        else if (violation.Forgotten.Count > 0 && violation.Core.Count + violation.Forgotten.Count <= MaxDrawnWithOthers)
        {
            text.Append(violation.Core.Count == 1 ? "It is marked (!), among the others:\n\n" : "They are marked (!), among the others:\n\n");
            drawn = violation.Core.Concat(violation.Forgotten);
            marked = [.. violation.Core.Select(index => violation.History[index])];
        }

        text.Append(HistoryRenderer.Draw(violation.History, drawn, operation =>
        {
            string mark = marked.Contains(operation) ? "(!) " : "";
            return (mark + model.DescribeInput(operation.Input), mark + model.DescribeOutcome(operation.Input, operation.Outcome));
        }));
    }

    private static string Calls(int count, string noun) => count == 1 ? $"{count} {noun}" : $"{count} {noun}s";

    private static void AppendPrefix<TState, TInput, TOutput>(
        StringBuilder text, History<TInput, TOutput> history, Model<TState, TInput, TOutput> model, LinearizedPrefix prefix)
    {
        IEnumerable<int> tail = prefix.Order.Skip(Math.Max(0, prefix.Order.Count - MaxTold));
        text.Append(CultureInfo.InvariantCulture, $"\nA longest explanation takes {Calls(prefix.Order.Count, "call")}");
        text.Append(prefix.Order.Count > MaxTold ? $", the last {MaxTold} of them:\n" : ":\n");
        foreach (int operation in tail)
        {
            AppendOperation(text.Append("  "), history, model, operation);
        }

        text.Append("and then allows none of:\n");
        foreach (int operation in prefix.Refused)
        {
            AppendOperation(text.Append("  "), history, model, operation);
        }
    }

    private static void AppendOperation<TState, TInput, TOutput>(
        StringBuilder text, History<TInput, TOutput> history, Model<TState, TInput, TOutput> model, int operation)
    {
        Operation<TInput, TOutput> op = history[operation];
        text.Append(
            CultureInfo.InvariantCulture,
            $"#{operation} client {op.Client}: {model.DescribeInput(op.Input)} {model.DescribeOutcome(op.Input, op.Outcome)}\n");
    }
}
