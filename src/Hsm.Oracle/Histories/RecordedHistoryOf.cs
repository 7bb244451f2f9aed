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
            Lines = history.Select(operation => format.Line(operation)),
            Evidence = options.Explain && result.Violation is { } violation ? new EvidenceMaker<TState, TInput, TOutput>(violation, model).Make(options, [model.InitialState]) : null,
        };
    }
}
