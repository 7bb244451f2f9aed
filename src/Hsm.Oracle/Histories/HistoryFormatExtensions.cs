using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>Operations and lines.</summary>
internal static class HistoryFormatExtensions
{
    public static HistoryLine Line<TInput, TOutput>(this HistoryFormat<TInput, TOutput> format, Operation<TInput, TOutput> operation) => new(
        operation.Client,
        operation.CallTime,
        operation.IsPending ? null : operation.ReturnTime,
        format.Op(operation.Input),
        format.Args(operation.Input),
        operation.IsPending ? null : format.Result(operation.Input, operation.Outcome.Value));

    /// <exception cref="FormatException">No such call, or no such answer to it.</exception>
    public static Operation<TInput, TOutput> Operation<TInput, TOutput>(this HistoryFormat<TInput, TOutput> format, HistoryLine line)
    {
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
}
