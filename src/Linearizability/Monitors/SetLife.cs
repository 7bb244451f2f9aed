using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>What a history tells of one value of a set: it is there from one instant to another, if at all.</summary>
internal sealed class SetLife
{
    private const long Never = long.MaxValue;

    private readonly List<Look> _seen = [];
    private readonly List<Look> _missed = [];
    private Look? _add;
    private Look? _remove;
    private long _begin = Never;
    private long _end = Never;

    /// <summary>Notes an operation; false when the value may have more lives than one.</summary>
    public bool TryAdd(int place, Operation<SetInput, bool> operation)
    {
        if (operation.CallTime == Never || (!operation.IsPending && operation.ReturnTime == Never))
        {
            return false;
        }

        var look = new Look(place, operation.CallTime, operation.IsPending ? Never : operation.ReturnTime);
        switch (operation.Input.Kind, operation.Outcome)
        {
            case (SetOperation.Contains, { HasReturned: false }):
                return true;
            case (SetOperation.Contains, { Value: true }):
            case (SetOperation.Add, { HasReturned: true, Value: false }):
                _seen.Add(look);
                return true;
            case (SetOperation.Contains, _):
            case (SetOperation.Remove, { HasReturned: true, Value: false }):
                _missed.Add(look);
                return true;
            case (SetOperation.Add, _) when _add is null:
                _add = look;
                return true;
            case (SetOperation.Remove, _) when _remove is null:
                _remove = look;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Settles when the value was there; the operations in conflict where that cannot be, else null.</summary>
    public int[]? Conflict()
    {
        Look? evidence = _seen.Count > 0 ? _seen[0] : _remove is { To: < Never } ? _remove : null;
        if (_add is null || (evidence is null && _add.To == Never))
        {
            // It was never there: an addition that never returned and that nobody noticed had no effect.
            (_add, _remove) = (null, null);
            return evidence is null ? null : [evidence.Place];
        }

        Look begins = _seen.Append(_add).Concat(_remove is null ? [] : [_remove]).MinBy(static look => look.To)!;
        if (begins.To < _add.From)
        {
            return [_add.Place, begins.Place];
        }

        _begin = begins.To;
        Look ends = _add;
        if (_remove is not null)
        {
            ends = _seen.Append(_add).Append(_remove).MaxBy(static look => look.From)!;
            if (ends.From > _remove.To)
            {
                return Distinct(_add, _remove, ends);
            }

            _end = ends.From;
            _begin = Math.Min(_begin, _end);
        }

        Look? inside = _missed.Find(look => look.From > _begin && look.To < _end);
        return inside is null ? null : Distinct(_add, begins, _remove ?? _add, ends, inside);
    }

    /// <summary>The instant of each effect; those of one value at one instant are in order of rank.</summary>
    public void AddEffects(List<(long Time, int Rank, int Place)> effects)
    {
        if (_add is not null)
        {
            effects.Add((_begin, 1, _add.Place));
        }

        if (_remove is not null)
        {
            effects.Add((_end, 3, _remove.Place));
        }

        effects.AddRange(_seen.Select(look => (Math.Max(look.From, _begin), 2, look.Place)));
        effects.AddRange(_missed.Select(look => look.From <= _begin ? (look.From, 0, look.Place) : (Math.Max(look.From, _end), 4, look.Place)));
    }

    private static int[] Distinct(params ReadOnlySpan<Look> looks)
    {
        var places = new SortedSet<int>();
        foreach (Look look in looks)
        {
            places.Add(look.Place);
        }

        return [.. places];
    }

    /// <summary>An operation's place and interval.</summary>
    private sealed record Look(int Place, long From, long To);
}
