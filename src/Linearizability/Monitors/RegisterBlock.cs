using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Operations that follow one another with nothing between: a value's write and reads, then the next value's.</summary>
internal sealed class RegisterBlock
{
    private readonly List<int> _places = [];
    private readonly bool _isChain;
    private int _latest = -1;
    private int _earliest = -1;

    public RegisterBlock(MonitoredPart<RegisterInput, RegisterOutput> part, List<RegisterValue> chain)
    {
        _isChain = chain.Count > 1;
        Writer = chain[0].Writer;
        if (Writer == RegisterValue.NoWriter)
        {
            // The initial value was there before everything.
            (EarliestReturn, LatestCall) = (long.MinValue, long.MinValue);
        }

        foreach (RegisterValue value in chain)
        {
            if (value.Writer != RegisterValue.NoWriter)
            {
                Add(part, value.Writer, LatestCall);
            }

            long calledBefore = LatestCall;
            foreach (int read in value.Reads)
            {
                Add(part, read, calledBefore);
            }
        }
    }

    /// <summary>The write that begins it, or <see cref="RegisterValue.NoWriter"/>.</summary>
    public int Writer { get; }

    /// <summary>When the first of its operations to return did so.</summary>
    public long EarliestReturn { get; private set; } = long.MaxValue;

    /// <summary>When the last of its operations to be called was.</summary>
    public long LatestCall { get; private set; } = long.MinValue;

    /// <summary>Its operations in their only order, reads of one value apart: those are in order of call.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Operations of it that real time forbids to be in this order; null: it permits it.</summary>
    public int[]? Conflict { get; private set; }

    /// <summary>Operations of it that bind it in time, and those that they need.</summary>
    public IEnumerable<int> Binding => _isChain
        ? _places
        : new[] { Writer, _earliest, _latest }.Where(static place => place >= 0).Distinct();

    private void Add(MonitoredPart<RegisterInput, RegisterOutput> part, int place, long calledBefore)
    {
        Operation<RegisterInput, RegisterOutput> operation = part[place];
        _places.Add(place);
        if (!operation.IsPending && operation.ReturnTime < calledBefore)
        {
            Conflict ??= [.. Binding.Append(place).Distinct()];
        }

        if (operation.CallTime > LatestCall)
        {
            (LatestCall, _latest) = (operation.CallTime, place);
        }

        if (!operation.IsPending && operation.ReturnTime < EarliestReturn)
        {
            (EarliestReturn, _earliest) = (operation.ReturnTime, place);
        }
    }
}
