using System.Runtime.CompilerServices;
using Interleave.Detection;
using Interleave.Trace;

namespace Interleave.Runtime;

/// <content>What detectors and the trace are told.</content>
public sealed partial class Execution
{
    private readonly RaceDetector _races = new();
    private IDetector[] _detectors = [];
    private ExecutionOptions? _detectorsFrom;
    private int _events;
    private bool _findsRaces;

    /// <summary>The findings of the last execution: broken rules by order, then the one that ended it, then its data races.</summary>
    internal IReadOnlyList<FindingDraft> Drafts { get; private set; } = [];

    /// <summary>True when somebody is told the events: models need not note orders otherwise.</summary>
    internal bool IsObserved { get; private set; }

    private void BeginDetection()
    {
        _events = 0;
        Drafts = [];
        _findsRaces = _options.Settings.Races && _options.Settings.Memory;
        if (!ReferenceEquals(_detectorsFrom, _options))
        {
            // Once for all executions with these options: a warm worker allocates nothing.
            _detectorsFrom = _options;
            _detectors = _findsRaces ? [_races, .. _options.Detectors] : [.. _options.Detectors];
        }

        IsObserved = _detectors.Length > 0 || Trace is not null || IsWeak;
        foreach (IDetector detector in _detectors)
        {
            detector.Reset();
        }
    }

    /// <summary>Tells the thread's pending access as done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Observe(LogicalThread thread, bool taken = false)
    {
        if (IsObserved && !IsStopping)
        {
            Tell(thread, taken);
        }
    }

    private void Tell(LogicalThread thread, bool taken)
    {
        TellDetectors(thread, thread.Pending, taken);
        Trace?.Add(thread, Steps, Clock.Now, _events - 1);
    }

    /// <summary>
    /// As <see cref="Observe"/>, for what happens where there is no scheduling point (an atomic region, a site that is
    /// quiet): it orders memory all the same. Not in the trace, which people read.
    /// </summary>
    private void TellDetectors(LogicalThread thread, in PendingAccess access, bool taken = false)
    {
        OrderMemory(thread, access);
        int number = _events++;
        if (_detectors.Length == 0 || IsStopping || access.Resource is { OrdersMemory: false })
        {
            return;
        }

        bool isExact = access.Resource is MemoryLocation { IsExact: true };
        var seen = new AccessEvent
        {
            Number = number,
            Step = Steps,
            Thread = thread.Id,
            Point = thread.Points,
            Resource = access.ResourceOrdinal,
            Site = access.Site,
            Peer = access.Resource is ThreadEnd { Thread: { } peer } ? peer.Id : -1,
            Kind = access.Kind,
            IsSync = access.IsSync,
            IsPlainMemory = isExact && !access.IsSync,
            IsCollection = isExact && ((MemoryLocation)access.Resource!).IsCollection,
            Taken = taken,
            TimedOut = thread.IsWaiting && !access.Resource!.IsReady(thread),
        };
        foreach (IDetector detector in _detectors)
        {
            detector.OnEvent(in seen);
        }
    }

    /// <summary>
    /// For models: an order of memory that no step of the program stands for (a continuation is registered and runs, a
    /// task was found complete). Told to detectors; not in the trace, no scheduling point.
    /// </summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="kind">Signal for what comes before, Wait for what comes after.</param>
    /// <param name="resource">What the two have in common.</param>
    internal void Order(LogicalThread thread, AccessKind kind, Resource resource)
    {
        if (_detectors.Length > 0 || IsWeak)
        {
            TellDetectors(thread, new PendingAccess(kind, resource, thread.CurrentSite));
        }
    }

    /// <summary>
    /// Data races never end an execution: what comes of them says more. They are its findings when it ends cleanly, and
    /// stand in the details of what ended it else.
    /// </summary>
    private void JudgeRaces()
    {
        if (Outcome is ExecutionOutcome.Clean or ExecutionOutcome.Finding && _findsRaces && _races.Races.Count > 0)
        {
            FindingDraft[] races = RaceDrafts();
            if (Outcome == ExecutionOutcome.Finding)
            {
                string[] told = [.. races.Select(r => r.Message).Distinct(StringComparer.Ordinal)];
                Draft = Draft! with { Details = [.. Draft!.Details, .. told.Select(m => "Before that: " + m)] };
                Drafts = [Draft, .. _noted.Skip(1), .. races];
                return;
            }

            Outcome = ExecutionOutcome.Finding;
            Draft = races[0];
            Drafts = races;
        }
        else if (Draft is not null)
        {
            Drafts = [.. _noted];
        }
    }

    private FindingDraft[] RaceDrafts()
    {
        FindingDraft[] races = [.. _races.Races.Select(r => FindingDraft.ForRace(Traced(r.First), Traced(r.Second)))];
        int[] causes = RaceCauses.Of(_races.Races);
        for (int i = 0; i < races.Length; i++)
        {
            if (causes[i] is >= 0 and var cause)
            {
                string told = $"It publishes what was written before it, which nothing orders either: {races[i].Message}";
                races[cause] = races[cause] with { Details = FindingDraft.Trim([.. races[cause].Details, told]) };
            }
        }

        // A second pass: the causes are complete only now.
        return [.. races.Select((r, i) => causes[i] < 0 ? r : r with { Cause = races[causes[i]] })];
    }

    private TraceEvent Traced(in AccessEvent seen)
    {
        int number = seen.Number;
        if (Trace?.Events.LastOrDefault(e => e.Number == number) is { } traced)
        {
            return traced;
        }

        LogicalThread thread = _threads[seen.Thread];
        Resource resource = ResourcesById.All[seen.Resource];
        return new TraceEvent(seen.Step, thread.Id, thread.Name, seen.Kind, seen.Resource, resource.ToString()!, SiteTable.Get(seen.Site), [], [], 0)
        {
            IsPlainMemory = seen.IsPlainMemory,
            CollectionType = (resource as MemoryLocation)?.CollectionType,
            Number = number,
        };
    }
}
