using Interleave.Detection;

namespace Interleave.Runtime;

/// <content>Regions that must appear atomic. The detector joins in when the first one is entered: others pay nothing.</content>
public sealed partial class Execution
{
    private AtomicityDetector? _regions;
    private bool _usesRegions;

    internal void EnterRegion(LogicalThread thread, string name, string place)
    {
        if (thread.RegionDepth++ > 0)
        {
            return;
        }

        if (!_usesRegions)
        {
            _usesRegions = true;
            _regions ??= new AtomicityDetector();
            _regions.Reset();
            _detectors = [.. _detectors, _regions];
            IsObserved = true;
        }

        RegionResource region = NewResource<RegionResource>();
        (region.Title, region.Place) = (name, place);
        Note(thread, AccessKind.RegionBegin, region);
        thread.Region = region;
    }

    internal void LeaveRegion(LogicalThread thread)
    {
        if (--thread.RegionDepth == 0)
        {
            Note(thread, AccessKind.RegionEnd, thread.Region);
            thread.Region = null;
        }
    }

    private void JudgeRegions()
    {
        if (!_usesRegions)
        {
            return;
        }

        foreach (AtomicityViolation violation in _regions!.Violations)
        {
            var region = (RegionResource)ResourcesById.All[violation.Region];
            FindingDraft draft = AtomicityReport.For(violation, region.Title, region.Place, e => Traced(e));
            if (_noted.Count < MaxNoted && !_noted.Exists(d => d.Kind == draft.Kind && d.Place == draft.Place))
            {
                _noted.Add(draft);
            }
        }
    }
}
