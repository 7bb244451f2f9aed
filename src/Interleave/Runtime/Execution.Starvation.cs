namespace Interleave.Runtime;

/// <content>The starvation bound: how often others may be given what a thread waits for.</content>
public sealed partial class Execution
{
    private readonly Dictionary<(int Resource, int Thread), int> _given = [];

    private int StarvationBound => _options.Settings.StarvationBound;

    /// <summary>A thread has been given a lock or a unit of something: those who still wait for it have been passed over.</summary>
    private void NoteGiven(LogicalThread to, Resource resource)
    {
        _given[(resource.Ordinal, to.Id)] = _given.GetValueOrDefault((resource.Ordinal, to.Id)) + 1;
        foreach (LogicalThread waiter in _alive)
        {
            if (waiter.IsWaiting
                && !ReferenceEquals(waiter, to)
                && ReferenceEquals(waiter.Pending.Resource, resource)
                && waiter.Pending.Kind is AccessKind.Acquire or AccessKind.AcquireShared or AccessKind.AcquireUpgradeable
                && ++waiter.PassedOver == StarvationBound + 1)
            {
                Report(Starved(waiter, to, resource));
            }
        }
    }

    private FindingDraft Starved(LogicalThread waiter, LogicalThread to, Resource resource)
    {
        Site site = SiteTable.Get(waiter.Pending.Site);
        List<string> details =
        [
            WaitText.Of(waiter),
            .. _given.Where(g => g.Key.Resource == resource.Ordinal).OrderBy(g => g.Key.Thread).Select(g => $"{_threads[g.Key.Thread]} was given {resource} {g.Value} times in all, last at {SiteTable.Get(_threads[g.Key.Thread].CurrentSite)}"),
        ];
        return new(
            FindingKind.Starvation,
            $"Starvation: {waiter} waits for {resource}, which was given to others {waiter.PassedOver} times meanwhile, last to {to} (--starvation-bound {StarvationBound}).",
            site.Place,
            FindingDraft.Trim(details));
    }
}
