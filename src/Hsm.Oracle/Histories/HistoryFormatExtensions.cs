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
}
