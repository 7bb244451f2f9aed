using System.Numerics;

namespace Linearizability.Search;

// Steps: operations taken, undone, remembered.
internal sealed partial class WingGongSearch<TState, TInput, TOutput>
{
    /// <summary>Takes a choice's operation into the next of its states that leads somewhere new; false when none does.</summary>
    private bool Advance(ref Frame choice)
    {
        while (choice.NextTarget < choice.EndTarget)
        {
            int target = _steps.Target(choice.NextTarget++);
            if (choice.Taken < 0 && target == choice.State)
            {
                continue; // A pending operation without effect is as good as not taken.
            }

            Take(choice.Taken);
            _state = target;
            TakeIdle();
            if (IsComplete || Remember())
            {
                return true;
            }

            Undo(choice);
        }

        return false;
    }

    /// <summary>Takes every allowed operation that never changes the state.</summary>
    private void TakeIdle()
    {
        int node = _timeline.Next(_timeline.Head);
        while ((node & 1) == 0 && node != _timeline.Head)
        {
            int k = node >> 1;
            int next = _timeline.Next(node);
            if (_isIdle[k])
            {
                (int start, int end) = _steps.Step(_state, _timeline.Completed(k), forgotten: false);
                if (start != end)
                {
                    // Its own return, when that is next, goes with it.
                    next = next == node + 1 ? _timeline.Next(next) : next;
                    Take(k);
                }
            }

            node = next;
        }
    }

    private void Take(int operation)
    {
        _taken[_takenCount++] = operation;
        if (operation >= 0)
        {
            _timeline.Lift(operation);
            _done[operation >> 6] ^= 1UL << operation;
            _doneHash ^= HashMix.Mix((ulong)operation);
            _completedTaken++;
            _closedTaken += _timeline.IsOpen(operation) ? 0 : 1;
        }
        else
        {
            _pendingDone[~operation >> 6] ^= 1UL << ~operation;
        }
    }

    private void Undo(in Frame choice)
    {
        while (_takenCount > choice.Depth)
        {
            int operation = _taken[--_takenCount];
            if (operation >= 0)
            {
                _timeline.Unlift(operation);
                _done[operation >> 6] ^= 1UL << operation;
                _doneHash ^= HashMix.Mix((ulong)operation);
                _completedTaken--;
                _closedTaken -= _timeline.IsOpen(operation) ? 0 : 1;
            }
            else
            {
                _pendingDone[~operation >> 6] ^= 1UL << ~operation;
            }
        }

        _state = choice.State;
    }

    /// <summary>Remembers the present configuration; false when it was known.</summary>
    private bool Remember()
    {
        // The first call in the list is that of the first missing operation.
        int missing = _timeline.Next(_timeline.Head) >> 1;
        int length = 0;
        _words[length++] = ((ulong)(uint)missing << 32) | (uint)_state;
        for (int word = missing >> 6; word << 6 < _timeline.WindowEnd(missing); word++)
        {
            _words[length++] = _done[word];
        }

        int pendingAt = length;
        for (int word = 0; word << 6 < _timeline.PendingWindowEnd(missing); word++)
        {
            _words[length++] = _pendingDone[word];
        }

        ulong hash = HashMix.Mix(_doneHash ^ BitOperations.RotateLeft((ulong)(uint)_state, 40));
        return _memo.TryAdd(hash, _words.AsSpan(0, length), pendingAt);
    }

    private void Report(PrefixCollector? collector)
    {
        LongestCompleted = Math.Max(LongestCompleted, _completedTaken);
        if (collector is null || !collector.Wants(_completedTaken, _takenCount))
        {
            return;
        }

        var refused = new List<int>();
        for (int node = _timeline.Next(_timeline.Head); (node & 1) == 0 && node != _timeline.Head; node = _timeline.Next(node))
        {
            int operation = _timeline.Completed(node >> 1);
            (int start, int end) = _steps.Step(_state, operation, forgotten: false);
            if (start == end)
            {
                refused.Add(operation);
            }
        }

        collector.Add(new LinearizedPrefix(Linearization(), refused));
    }
}
