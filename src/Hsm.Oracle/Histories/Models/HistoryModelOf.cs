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

    /// <summary>What is done to the operations of a file before they are a history, to each in its place; nothing unless told.</summary>
    public Func<IReadOnlyList<Operation<TInput, TOutput>>, IEnumerable<Operation<TInput, TOutput>>> Arrange { get; init; } = static all => all;

    /// <summary>An event that reaches back over parts, so that a file with it has to be judged whole; null: there is none.</summary>
    public string? WholeOp { get; init; }

    public override RecordedHistory Read(IEnumerable<SourceLine> lines, HistoryHeader header, string path) =>
        Whole(lines, header, Create(header, path), path) is { Calls: > 0 } read ? read : throw Empty(path);

    public override RecordedHistory ReadInParts(IEnumerable<SourceLine> lines, HistoryHeader header, string path)
    {
        ModelAndFormat<TState, TInput, TOutput> made = Create(header, path);
        HistoryParts parts = HistoryParts.Of(lines);
        return parts.Operations == 0
            ? throw Empty(path)
            : new HistoryInParts<TState, TInput, TOutput>(parts, part => Whole(part.Select(line => InParts(line, path)), header, made, path), made)
            { Unit = header.Unit, Clock = header.Clock };
    }

    private RecordedHistory<TState, TInput, TOutput> Whole(
        IEnumerable<SourceLine> lines, HistoryHeader header, ModelAndFormat<TState, TInput, TOutput> made, string path)
    {
        var words = new List<string?>();
        var read = new List<Operation<TInput, TOutput>>();
        foreach (SourceLine line in lines)
        {
            words.Add(line.Line.Note);
            read.Add(Operation(line, made.Format, path));
        }

        Operation<TInput, TOutput>[] arranged = [.. Arrange(read)];
        var notes = new Dictionary<(int Client, long Call), string>();
        for (int i = 0; i < arranged.Length; i++)
        {
            if (words[i] is { } note)
            {
                notes[(arranged[i].Client, arranged[i].CallTime)] = note;
            }
        }

        return new RecordedHistory<TState, TInput, TOutput>(new History<TInput, TOutput>(arranged), made.Model, made.Format)
        {
            Unit = header.Unit,
            Clock = header.Clock,
            Note = operation => notes.GetValueOrDefault((operation.Client, operation.CallTime)),
        };
    }

    private static OracleException Empty(string path) =>
        new($"{path} holds no operation.", "A verdict on nothing would say nothing: look whether the recorder ran.");

    private SourceLine InParts(SourceLine line, string path) => line.Line.Op != WholeOp
        ? line
        : throw Malformed.Line(path, line.Number, $"\"{WholeOp}\" ends calls of earlier parts too", "Judge the file whole: without --in-parts, and below 256 MiB.");

    private static Operation<TInput, TOutput> Operation(SourceLine source, HistoryFormat<TInput, TOutput> format, string path)
    {
        try
        {
            return format.Operation(source.Line);
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
