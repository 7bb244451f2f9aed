using System.Text.Json.Nodes;
using Hsm.Oracle.Histories.Files;
using Linearizability;

namespace Hsm.Oracle.Histories.Models;

/// <summary>A model that a history file can name, by the model and the format that its options make.</summary>
internal sealed class HistoryModel<TState, TInput, TOutput>(
    string name, string operations, Func<JsonObject?, ModelAndFormat<TState, TInput, TOutput>> create) : HistoryModel
{
    public override string Name => name;

    public override string Operations => operations;

    /// <summary>What is done to the operations of a file before they are a history; nothing unless told.</summary>
    public Func<IReadOnlyList<Operation<TInput, TOutput>>, IEnumerable<Operation<TInput, TOutput>>> Arrange { get; init; } = static all => all;

    /// <summary>An event that reaches back over parts, so that a file with it has to be judged whole; null: there is none.</summary>
    public string? WholeOp { get; init; }

    public override RecordedHistory Read(IEnumerable<SourceLine> lines, HistoryHeader header, string path)
    {
        ModelAndFormat<TState, TInput, TOutput> made = Create(header, path);
        List<Operation<TInput, TOutput>> read = [.. lines.Select(line => Operation(line, made.Format, path))];
        return read.Count == 0
            ? throw new OracleException($"{path} holds no operation.", "A verdict on nothing would say nothing: look whether the recorder ran.")
            : new RecordedHistory<TState, TInput, TOutput>(new History<TInput, TOutput>(Arrange(read)), made.Model, made.Format) { Unit = header.Unit, Clock = header.Clock };
    }

    public override RecordedHistory ReadInParts(HistorySource source, HistoryHeader header, Func<SourceLine, SourceLine> widen)
    {
        ModelAndFormat<TState, TInput, TOutput> made = Create(header, source.Path);
        return new HistoryInParts<TState, TInput, TOutput>(
            HistoryParts.Of(source.Lines().Select(widen)),
            part => new History<TInput, TOutput>(Arrange([.. part.Select(line => Operation(InParts(line, source.Path), made.Format, source.Path))])),
            made)
        { Unit = header.Unit, Clock = header.Clock };
    }

    private SourceLine InParts(SourceLine line, string path) => line.Line.Op != WholeOp
        ? line
        : throw Malformed.Line(path, line.Number, $"\"{WholeOp}\" ends calls of earlier parts too", "Judge the file whole: without --in-parts, and below 256 MiB.");

    private static Operation<TInput, TOutput> Operation(SourceLine source, HistoryFormat<TInput, TOutput> format, string path)
    {
        try
        {
            HistoryLine line = source.Line;
            TInput input = format.ReadInput(line.Op, line.Args);
            return new Operation<TInput, TOutput>
            {
                Client = line.Client,
                Input = input,
                CallTime = line.Call,
                Outcome = line.Return is null ? default : Outcomes.Returned(format.ReadOutput(input, line.Result)),
                ReturnTime = line.Return ?? long.MaxValue,
            };
        }
        catch (FormatException exception)
        {
            throw Malformed.Line(path, source.Number, exception.Message, $"docs/recorders.md tells what the operations of {format.Model} hold.");
        }
    }

    private ModelAndFormat<TState, TInput, TOutput> Create(HistoryHeader header, string path)
    {
        try
        {
            return create(header.Options);
        }
        catch (FormatException exception)
        {
            throw new OracleException($"{path}: the header's {exception.Message}.", $"docs/recorders.md tells the options of {name}.");
        }
    }
}
