using Linearizability;

namespace Hsm.Oracle.Histories.Models;

/// <summary>A model and how its operations are written.</summary>
internal sealed record ModelAndFormat<TState, TInput, TOutput>(Model<TState, TInput, TOutput> Model, HistoryFormat<TInput, TOutput> Format);
