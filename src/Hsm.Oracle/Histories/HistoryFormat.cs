using System.Text.Json.Nodes;

namespace Hsm.Oracle.Histories;

/// <summary>How the operations of one model are written in a history file.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <remarks>
/// Readers throw <see cref="FormatException"/> whose message says what is wrong and what is expected; file and line are added by
/// the file's reader. What is written reads back as an equal value.
/// </remarks>
public abstract class HistoryFormat<TInput, TOutput>
{
    /// <summary>The model's name in a file's header, such as "register".</summary>
    public abstract string Model { get; }

    /// <summary>What else a file's header says of the model (limits, initial values); null when nothing.</summary>
    public virtual JsonObject? Options => null;

    /// <summary>The word for a call.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>A word such as "write".</returns>
    public abstract string Op(TInput input);

    /// <summary>The arguments of a call.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>An object; null where there are none.</returns>
    public abstract JsonObject? Args(TInput input);

    /// <summary>What came back.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">What came back.</param>
    /// <returns>Any JSON; null where the answer says nothing.</returns>
    public abstract JsonNode? Result(TInput input, TOutput output);

    /// <summary>Reads a call.</summary>
    /// <param name="op">The word.</param>
    /// <param name="args">The arguments; null where the line has none.</param>
    /// <returns>What was asked.</returns>
    /// <exception cref="FormatException">No such call.</exception>
    public abstract TInput ReadInput(string op, JsonObject? args);

    /// <summary>Reads what came back.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="result">The result; null where the line has none.</param>
    /// <returns>What came back.</returns>
    /// <exception cref="FormatException">No such answer to this call.</exception>
    public abstract TOutput ReadOutput(TInput input, JsonNode? result);
}
