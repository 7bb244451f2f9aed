using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Rendering;

/// <summary>
/// A switch away from a thread that could have gone on. A minimised schedule has few of them, and they are what makes
/// the finding come: every other switch happened because a thread waited, ended or yielded.
/// </summary>
/// <param name="Number">Its place among all of the trace's, from 1.</param>
/// <param name="Thread">The thread stopped.</param>
/// <param name="At">Index of the first event of another thread.</param>
/// <param name="Resume">Index of the stopped thread's next event; the number of events when it never went on.</param>
/// <param name="From">Index where what the stopped thread was doing began.</param>
/// <param name="To">Index after the end of it.</param>
internal sealed record Preemption(int Number, int Thread, int At, int Resume, int From, int To)
{
    private const int Most = 32;

    /// <summary>
    /// The last preemptions of a trace, in order. Not all: where minimising found no time there may be thousands, and
    /// those far from the finding explain nothing.
    /// </summary>
    internal static IReadOnlyList<Preemption> Of(IReadOnlyList<TraceEvent> events)
    {
        int[] marks = [.. Enumerable.Range(1, Math.Max(0, events.Count - 1)).Where(i => events[i].Preempted is not null)];
        var found = new List<Preemption>();
        for (int i = Math.Max(0, marks.Length - Most); i < marks.Length; i++)
        {
            int at = marks[i];
            int thread = events[at].Preempted!.Thread;
            int resume = Next(events, at, thread);
            found.Add(new Preemption(i + 1, thread, at, resume, Begin(events, at, thread), End(events, resume, thread)));
        }

        return found;
    }

    /// <summary>What the thread was stopped before: its next event, which has a stack, or what stood pending.</summary>
    internal TraceEvent Before(IReadOnlyList<TraceEvent> events) => Resume < events.Count ? events[Resume] : events[At].Preempted!;

    /// <summary>
    /// Whether the stopped thread had just woken another: such a stop is a hand-over, and less likely what the finding
    /// depends on than one in the middle of something.
    /// </summary>
    internal bool IsHandOver(IReadOnlyList<TraceEvent> events)
    {
        const int Recent = 3;
        IEnumerable<TraceEvent> before = Enumerable.Range(From, At - From).Reverse().Select(i => events[i]).Where(e => e.Thread == Thread);
        return events[At].Preempted!.Held.Count == 0 && before.Take(Recent).Any(e => e.Kind == AccessKind.Signal);
    }

    /// <summary>Whether an event belongs to what the stopped thread was doing, before or after.</summary>
    internal bool IsOwn(IReadOnlyList<TraceEvent> events, int index) =>
        events[index].Thread == Thread && ((index >= From && index < At) || (index >= Resume && index < To));

    /// <summary>Whether another thread did it meanwhile.</summary>
    internal bool IsMeanwhile(int index) => index >= At && index < Resume;

    /// <summary>
    /// A thread's work is cut where it waits for others to give it something new: at waits, joins, sleeps and at its
    /// start. Waiting for a lock is a part of the work.
    /// </summary>
    private static bool BeginsWork(TraceEvent traced) =>
        traced.Kind is AccessKind.Start or AccessKind.Wait or AccessKind.Join or AccessKind.Sleep;

    private static int Next(IReadOnlyList<TraceEvent> events, int from, int thread)
    {
        int index = from;
        while (index < events.Count && events[index].Thread != thread)
        {
            index++;
        }

        return index;
    }

    private static int Begin(IReadOnlyList<TraceEvent> events, int at, int thread)
    {
        int begin = at;
        for (int i = at - 1; i >= 0; i--)
        {
            if (events[i].Thread == thread)
            {
                begin = i;
                if (BeginsWork(events[i]))
                {
                    break;
                }
            }
        }

        return begin;
    }

    private static int End(IReadOnlyList<TraceEvent> events, int resume, int thread)
    {
        int end = Math.Min(resume + 1, events.Count);
        for (int i = end; i < events.Count; i++)
        {
            if (events[i].Thread == thread)
            {
                if (BeginsWork(events[i]))
                {
                    break;
                }

                end = i + 1;
            }
        }

        return end;
    }
}
