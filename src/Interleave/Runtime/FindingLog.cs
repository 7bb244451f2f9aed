namespace Interleave.Runtime;

/// <summary>
/// What the workers found, by place; the lowest index wins. <see cref="Limit"/> is the index at which exploration
/// stops: lower indices are already running and are waited for, so the finding reported is the same for any number of workers.
/// </summary>
internal sealed class FindingLog(ExplorationOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(FindingKind, string), Entry> _entries = [];
    private readonly Dictionary<Suppression, long> _suppressed = [];
    private readonly List<UnconfirmedPrediction> _unconfirmed = [];
    private (long Index, string Message)? _uncontrolled;
    private (long Index, string Message)? _defect;
    private Exception? _aborted;
    private long _limit = long.MaxValue;

    internal long Limit => Interlocked.Read(ref _limit);

    internal bool HasStopped => Limit != long.MaxValue;

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    internal string? UncontrolledMessage
    {
        get
        {
            lock (_gate)
            {
                return _uncontrolled?.Message;
            }
        }
    }

    internal string? DefectMessage
    {
        get
        {
            lock (_gate)
            {
                return _defect?.Message;
            }
        }
    }

    /// <summary>What an execution found: the first finding that is not suppressed, or all such ones when exploration goes on.</summary>
    internal void Found(long index, IReadOnlyList<FindingDraft> drafts, Func<RecordedSchedule> schedule)
    {
        lock (_gate)
        {
            foreach (FindingDraft draft in drafts)
            {
                if (draft.Cause is { } cause && SuppressionOf(cause) is null)
                {
                    continue;
                }

                if (SuppressionOf(draft) is { } suppression)
                {
                    _suppressed[suppression] = _suppressed.GetValueOrDefault(suppression) + 1;
                    continue;
                }

                Add(index, draft, schedule);
                if (!options.KeepGoing)
                {
                    LowerLimit(index);
                    break;
                }
            }
        }
    }

    /// <summary>What prediction took to be possible and no witness showed.</summary>
    internal void Unconfirmed(UnconfirmedPrediction prediction)
    {
        lock (_gate)
        {
            if (SuppressionOf(new FindingDraft(prediction.Kind, prediction.Message, prediction.Place, [])) is null)
            {
                _unconfirmed.Add(prediction);
            }
        }
    }

    /// <summary>The unconfirmed predictions up to the limit that did not become findings elsewhere; one for each kind and place, the lowest index first.</summary>
    internal IReadOnlyList<UnconfirmedPrediction> Unconfirmed()
    {
        lock (_gate)
        {
            return
            [
                .. _unconfirmed
                    .Where(u => u.Index <= _limit && !(_entries.TryGetValue((u.Kind, u.Place), out Entry? entry) && entry.Index <= _limit))
                    .OrderBy(u => u.Index)
                    .DistinctBy(u => (u.Kind, u.Place)),
            ];
        }
    }

    internal void Uncontrolled(long index, string message)
    {
        lock (_gate)
        {
            if (_uncontrolled is null || index < _uncontrolled.Value.Index)
            {
                _uncontrolled = (index, message);
            }

            LowerLimit(index);
        }
    }

    internal void Defect(long index, string message)
    {
        lock (_gate)
        {
            if (_defect is null || index < _defect.Value.Index)
            {
                _defect = (index, message);
            }

            LowerLimit(Math.Max(0, index));
        }
    }

    /// <summary>A worker could not even begin (the test's assembly would not load, say).</summary>
    internal void Abort(Exception exception)
    {
        lock (_gate)
        {
            _aborted ??= exception;
            LowerLimit(0);
        }
    }

    internal void Rethrow()
    {
        if (_aborted is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_aborted);
        }
    }

    /// <summary>The entries up to the limit, by ascending index.</summary>
    internal IReadOnlyList<Entry> Entries()
    {
        lock (_gate)
        {
            long first = Math.Min(_uncontrolled?.Index ?? long.MaxValue, _defect?.Index ?? long.MaxValue);
            return [.. _entries.Values.Where(e => (options.KeepGoing || e.Index <= _limit) && e.Index < first).OrderBy(e => e.Index).ThenBy(e => e.Draft.Kind).ThenBy(e => e.Draft.Place, StringComparer.Ordinal)];
        }
    }

    /// <summary>Null when a finding of lower index makes it moot.</summary>
    internal string? UncontrolledBefore(long findingIndex) =>
        _uncontrolled is { } u && (options.KeepGoing || u.Index < findingIndex) ? u.Message : null;

    internal IReadOnlyList<(Suppression, long)> Suppressed()
    {
        lock (_gate)
        {
            return [.. _suppressed.Select(p => (p.Key, p.Value))];
        }
    }

    private void Add(long index, FindingDraft draft, Func<RecordedSchedule> schedule)
    {
        (FindingKind, string) key = (draft.Kind, draft.Place);
        bool known = _entries.TryGetValue(key, out Entry? entry);
        _entries[key] = !known || index < entry!.Index
            ? new Entry(index, draft, schedule(), (entry?.Count ?? 0) + 1)
            : entry with { Count = entry.Count + 1 };
    }

    private Suppression? SuppressionOf(FindingDraft draft) => options.Suppressions.FirstOrDefault(s =>
        s.Kind == draft.Kind
        && (s.Scope.Length == 0
            || draft.Place.Contains(s.Scope, StringComparison.Ordinal)
            || draft.Details.Any(d => d.Contains(s.Scope, StringComparison.Ordinal))));

    private void LowerLimit(long index) => Interlocked.Exchange(ref _limit, Math.Min(_limit, index));

    internal sealed record Entry(long Index, FindingDraft Draft, RecordedSchedule Schedule, long Count);
}
