using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Oracle.Histories;

/// <summary>Why a history is not linearizable, in texts.</summary>
public sealed record Evidence
{
    /// <summary>The calls of the part that failed, in order of call. <see cref="CallRole.Core"/> marks the minimal failing ones.</summary>
    public required IReadOnlyList<EvidenceCall> Calls { get; init; }

    /// <summary>Whether the core was shown minimal: drop any of its calls, and some order explains the rest.</summary>
    public required bool IsMinimal { get; init; }

    /// <summary>The longest explanations.</summary>
    public IReadOnlyList<EvidencePrefix> Prefixes { get; init; } = [];

    /// <summary>The picture and its story as plain text.</summary>
    public required string Picture { get; init; }

    /// <summary>The calls of the core.</summary>
    public IEnumerable<EvidenceCall> Core => Calls.Where(static call => call.Role == CallRole.Core);

    internal static Evidence Of<TState, TInput, TOutput>(Violation<TInput, TOutput> violation, Model<TState, TInput, TOutput> model)
    {
        HashSet<int> core = [.. violation.Core];
        HashSet<int> forgotten = [.. violation.Forgotten];
        return new Evidence
        {
            Calls = [.. violation.Part.Select(index =>
            {
                Operation<TInput, TOutput> operation = violation.History[index];
                return new EvidenceCall(
                    index,
                    operation.Client,
                    operation.CallTime,
                    operation.IsPending ? null : operation.ReturnTime,
                    model.DescribeInput(operation.Input),
                    model.DescribeOutcome(operation.Input, operation.Outcome))
                {
                    Role = core.Contains(index) ? CallRole.Core : forgotten.Contains(index) ? CallRole.Forgotten : CallRole.Later,
                };
            })],
            IsMinimal = violation.IsMinimal,
            Prefixes = [.. violation.LongestPrefixes.Select(static prefix => new EvidencePrefix(prefix.Order, prefix.Refused, ""))],
            Picture = ViolationRenderer.Tell(violation, model),
        };
    }
}
