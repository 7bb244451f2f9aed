using System.Diagnostics;

namespace Interleave.Runtime;

/// <content>
/// What happens past the step bound. A strategy may be unfair, and what never ends under an unfair schedule is no bug; so
/// the execution goes on, as long again, with every thread given its turns. None of these turns is a decision: they
/// follow from where the fair part begins, so a hang is recorded in the few decisions that lead up to it.
/// </content>
public sealed partial class Execution
{
    private const long SoloStepFactor = 100;

    /// <summary>Points a thread may take in one turn at most.</summary>
    private const int LongestTurn = 5;

    /// <summary>Every so many turns one goes to a thread that yielded, whether or not anything has changed since.</summary>
    private const int TurnsUntilYieldersGo = 8;

    /// <summary>Points between two jumps of the clock in the second half: time passes even for those who never wait.</summary>
    private const int PointsBetweenTimes = 256;

    private readonly HashSet<(int Thread, int Site)> _goingRound = [];
    private bool _isFair;
    private int _fairAfter;
    private int _fairFrom;
    private int _progressAt;
    private int _firstFresh;
    private int _lastChange;
    private int _turnLeft;
    private int _turns;
    private int _turnOf;
    private int _timeAt;
    private uint _turnSeed;
    private long _soloSteps;

    /// <summary>True once it goes on past its step bound, threads taking turns.</summary>
    internal bool IsPastBound => _isFair;

    /// <summary>Where threads were in the last part of an execution that does not end.</summary>
    internal IReadOnlySet<(int Thread, int Site)> GoingRound => _goingRound;

    private int MaxSteps => _options.Settings.MaxSteps;

    private void BeginProgress()
    {
        _isFair = false;
        _soloSteps = 0;
        _progressAt = Debugger.IsAttached ? int.MaxValue : MaxSteps + 1;
        _fairAfter = _options.Settings.FairAfter < 0 ? int.MaxValue : _options.Settings.FairAfter;
        _goingRound.Clear();
    }

    private void CheckSoloBound(LogicalThread thread)
    {
        long left = (MaxSteps * SoloStepFactor) - ++_soloSteps;
        if (left > MaxSteps || Debugger.IsAttached)
        {
            return;
        }

        // One thread alone has had all turns there are.
        _goingRound.Add((thread.Id, thread.CurrentSite));
        if (left < 0)
        {
            FailAndThrow(EndlessReport.For(this, FindingKind.Hang, _soloSteps - 1, 0));
        }
    }

    /// <summary>Called at each step from <see cref="_progressAt"/> on.</summary>
    private void CheckProgress(LogicalThread thread)
    {
        if (!_isFair)
        {
            BeginTurns();
            return;
        }

        _goingRound.Add((thread.Id, thread.CurrentSite));
        if (Steps > _fairFrom + MaxSteps)
        {
            bool keepsChanging = _lastChange > _fairFrom + (MaxSteps * 9L / 10);
            FailAndThrow(EndlessReport.For(this, keepsChanging ? FindingKind.Livelock : FindingKind.Hang, _fairFrom, MaxSteps));
        }
    }

    /// <summary>What a finding past the bound must say; a hang and a livelock say it in their first line.</summary>
    private IEnumerable<string> BoundNotes(FindingKind kind)
    {
        if (!_isFair || kind is FindingKind.Hang or FindingKind.Livelock)
        {
            yield break;
        }

        yield return $"the step bound (--max-steps {MaxSteps}) was passed at point {_fairFrom}: from there on threads took turns";
        if (Steps >= _fairFrom + (MaxSteps / 2))
        {
            yield return $"from point {_fairFrom + (MaxSteps / 2)} on, timers elapsed while threads could go on, so that what works until a timeout would end";
        }
    }

    /// <summary>Whether the fair part has begun; it begins here where a record says so.</summary>
    private bool TakesTurns()
    {
        if (!_isFair && Decisions.Count == _fairAfter)
        {
            BeginTurns();
        }

        return _isFair;
    }

    private void BeginTurns()
    {
        _isFair = true;
        _fairFrom = Steps;
        _progressAt = Debugger.IsAttached ? int.MaxValue : Steps + (MaxSteps / 2);
        _timeAt = Steps + (MaxSteps / 2);
        _firstFresh = ResourcesById.All.Count;
        (_lastChange, _turnLeft, _turns, _turnOf, _turnSeed) = (0, 0, 0, -1, 1);
    }

    /// <summary>
    /// Who goes next when threads take turns: round robin over those who can go on, one to five points each, so that a
    /// livelock that only lock-step keeps alive is none.
    /// </summary>
    private LogicalThread? TakeTurn(LogicalThread current)
    {
        if (Steps >= _timeAt)
        {
            _timeAt = Steps + PointsBetweenTimes;
            PassTime();
        }

        if (--_turnLeft > 0 && !current.IsFinished && current.CanGoOn() && !IsBehind(current))
        {
            return current;
        }

        int count;
        while ((count = ++_turns % TurnsUntilYieldersGo == 0 ? CollectYielded(int.MaxValue) : CollectEnabled(current, out _)) == 0)
        {
            if (!PassTime())
            {
                return null;
            }
        }

        _turnLeft = 1 + FairValue(LongestTurn);
        LogicalThread next = _enabled[0];
        for (int i = 0; i < count; i++)
        {
            if (_enabled[i].Id > _turnOf)
            {
                next = _enabled[i];
                break;
            }
        }

        _turnOf = next.Id;
        return next;
    }

    /// <summary>A value from a fixed sequence (Numerical Recipes' linear congruential generator).</summary>
    private int FairValue(int bound)
    {
        _turnSeed = (_turnSeed * 1664525) + 1013904223;
        return (int)((_turnSeed >> 8) % (uint)bound);
    }

    /// <summary>
    /// Notes a change that counts as one: of a value that was there before the turns began (what a loop makes anew each
    /// time round is no progress), and of the state of a lock only where the program looks at it.
    /// </summary>
    private void NoteChange()
    {
        if (LogicalThread.Current?.Pending is not { Resource: { } resource } done || resource.Ordinal >= _firstFresh)
        {
            return;
        }

        bool changes = done.Kind switch
        {
            AccessKind.Write or AccessKind.ReadWrite or AccessKind.Signal or AccessKind.Atomic => true,
            AccessKind.Acquire or AccessKind.AcquireShared or AccessKind.AcquireUpgradeable or AccessKind.TryAcquire or AccessKind.Release => ObservesLocks,
            _ => false,
        };
        _lastChange = changes ? Steps : _lastChange;
    }
}
