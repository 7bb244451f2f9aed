using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>A history with its model and its format.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <param name="history">What was recorded.</param>
/// <param name="model">What it is held against.</param>
/// <param name="format">How it is written.</param>
public sealed class RecordedHistory<TState, TInput, TOutput>(
    History<TInput, TOutput> history, Model<TState, TInput, TOutput> model, HistoryFormat<TInput, TOutput> format) : RecordedHistory
{
    /// <summary>
    /// What was really called and came back, where the model's own words don't say it, such as "C_DestroyObject(object 7) -> CKR_OK"; null where they do.
    /// </summary>
    public Func<Operation<TInput, TOutput>, string?> Note { get; init; } = static _ => null;

    /// <inheritdoc/>
    public override string Model => format.Model;

    /// <summary>What was recorded.</summary>
    public History<TInput, TOutput> Operations => history;

    /// <inheritdoc/>
    public override int Calls => history.Count;

    /// <inheritdoc/>
    public override JudgedHistory Judge(CheckOptions options)
    {
        CheckResult<TInput, TOutput> result = LinearizabilityChecker.Check(history, model, options);
        return new JudgedHistory
        {
            Name = Name,
            Header = new HistoryHeader(format.Model, format.Options) { Unit = Unit, Clock = Clock },
            Verdict = result.Verdict,
            Bound = Bounds.Words(result.Bound),
            Calls = history.Count,
            OverlappingPairs = Overlaps.Count(history),
            Lines = Lines(history),
            Evidence = Evidence(result, options, [model.InitialState]),
        };
    }

    /// <summary>Operations as lines.</summary>
    internal IEnumerable<HistoryLine> Lines(History<TInput, TOutput> operations) =>
        operations.Select(operation => format.Line(operation) with { Note = Note(operation) });

    /// <summary>What can't be explained, where that is wanted and there is such.</summary>
    internal Evidence? Evidence(CheckResult<TInput, TOutput> result, CheckOptions options, IReadOnlyList<TState> before) =>
        options.Explain && result.Violation is { } violation ? new EvidenceMaker<TState, TInput, TOutput>(violation, model, Note).Make(options, before) : null;
}
