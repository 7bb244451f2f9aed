using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>The values that a register's history tells of.</summary>
internal sealed class RegisterValues
{
    private readonly Dictionary<long, RegisterValue> _written = [];
    private readonly RegisterValue _initial = new() { IsNeeded = true };

    /// <summary>Whether a compare-and-swap answered that it found another value.</summary>
    public bool HasFailures { get; private set; }

    /// <summary>Reads a part.</summary>
    /// <returns>A verdict that is plain already, undecided among them; null: the values are there to be looked at.</returns>
    public MonitorVerdict? Read(MonitoredPart<RegisterInput, RegisterOutput> part)
    {
        for (int place = 0; place < part.Count; place++)
        {
            if (ReadWrite(place, part[place]) is { } settled)
            {
                return settled;
            }
        }

        return ReadLooks(part) ?? Link(part);
    }

    /// <summary>The chains of values linked by compare-and-swaps, from those that a plain write began.</summary>
    public IEnumerable<List<RegisterValue>> Chains()
    {
        foreach (RegisterValue first in _written.Values.Prepend(_initial))
        {
            if (!first.IsNeeded || first.Replaced is not null)
            {
                continue;
            }

            List<RegisterValue> chain = [.. From(first)];
            chain.ForEach(static value => value.IsRooted = true);
            yield return chain;
        }
    }

    /// <summary>Compare-and-swaps in a ring, each the origin of the next, and none of the first; null: there is none.</summary>
    public int[]? Unrooted()
    {
        RegisterValue[] ring = [.. _written.Values.Where(static value => value is { IsNeeded: true, IsRooted: false })];
        return ring.Length == 0 ? null : [.. ring.SelectMany(static value => value.Reads.Append(value.Writer))];
    }

    private MonitorVerdict? ReadWrite(int place, Operation<RegisterInput, RegisterOutput> operation)
    {
        RegisterInput input = operation.Input;
        if (operation.CallTime is long.MinValue or long.MaxValue || (!operation.IsPending && operation.ReturnTime == long.MaxValue))
        {
            return MonitorVerdict.Undecided;
        }

        if (operation.Outcome.HasReturned && IsImpossible(input, operation.Outcome.Value))
        {
            return MonitorVerdict.NotLinearizable([place]);
        }

        bool hasFailed = operation.Outcome is { HasReturned: true, Value.Succeeded: false };
        HasFailures |= hasFailed;
        return input.Kind == RegisterOperation.Read || hasFailed
            || (input.Value is { } written && _written.TryAdd(written, new RegisterValue { Writer = place }))
            ? null
            : MonitorVerdict.Undecided;
    }

    /// <summary>An answer that no register gives to such a request.</summary>
    private static bool IsImpossible(RegisterInput input, RegisterOutput output) => input.Kind switch
    {
        RegisterOperation.Read => !output.Succeeded,
        RegisterOperation.Write => output != RegisterOutput.Written,
        _ => output.Value is not null,
    };

    private MonitorVerdict? ReadLooks(MonitoredPart<RegisterInput, RegisterOutput> part)
    {
        for (int place = 0; place < part.Count; place++)
        {
            Operation<RegisterInput, RegisterOutput> operation = part[place];
            if (operation.IsPending || !operation.Outcome.Value.Succeeded)
            {
                continue;
            }

            if (operation.Input.Kind != RegisterOperation.Read)
            {
                _written[operation.Input.Value!.Value].IsNeeded = true;
                continue;
            }

            if (Find(operation.Outcome.Value.Value) is not { } seen)
            {
                return MonitorVerdict.NotLinearizable([place]);
            }

            seen.Reads.Add(place);
            seen.IsNeeded = true;
        }

        return null;
    }

    /// <summary>Links each value that was there for certain to the one that its compare-and-swap replaced, and so on back.</summary>
    private MonitorVerdict? Link(MonitoredPart<RegisterInput, RegisterOutput> part)
    {
        var needed = new Stack<RegisterValue>(_written.Values.Where(static value => value.IsNeeded));
        while (needed.TryPop(out RegisterValue? value))
        {
            RegisterInput input = part[value.Writer].Input;
            if (input.Kind != RegisterOperation.CompareAndSwap)
            {
                continue;
            }

            if (Find(input.Expected) is not { } replaced)
            {
                // Those that came of it show that it took effect, where it never returned.
                return MonitorVerdict.NotLinearizable([.. From(value).SelectMany(static one => one.Reads.Append(one.Writer))]);
            }

            if (replaced.Next is not null)
            {
                // Two compare-and-swaps replaced a value that was there once: all of the part tells how it came there.
                return MonitorVerdict.NotLinearizable([.. Enumerable.Range(0, part.Count)]);
            }

            value.Replaced = replaced;
            replaced.Next = value;
            if (!replaced.IsNeeded)
            {
                replaced.IsNeeded = true;
                needed.Push(replaced);
            }
        }

        return null;
    }

    private static IEnumerable<RegisterValue> From(RegisterValue first)
    {
        for (RegisterValue? value = first; value is not null; value = value.Next)
        {
            yield return value;
        }
    }

    private RegisterValue? Find(long? value) =>
        value is { } number ? _written.GetValueOrDefault(number) : _initial;
}
