namespace Interleave.Runtime;

/// <summary>
/// At which sites threads stood before a choice, and at which of them one was left that could have gone on. By the index
/// of the first schedule that showed it, so that what is told depends only on which schedules count.
/// </summary>
internal sealed class SiteCoverage
{
    private long[] _met = [];
    private long[] _preempted = [];

    /// <summary>The schedule that runs now.</summary>
    internal long Index { get; set; }

    /// <summary>A thread that could go on stood at a site where others could too.</summary>
    /// <param name="site">The site.</param>
    /// <param name="isLeft">Whether another went on instead.</param>
    internal void Note(int site, bool isLeft)
    {
        if (site == 0)
        {
            return;
        }

        if (site >= _met.Length)
        {
            Grow(site);
        }

        _met[site] = Math.Min(_met[site], Index);
        if (isLeft)
        {
            _preempted[site] = Math.Min(_preempted[site], Index);
        }
    }

    /// <summary>Adds the sites met, and those left, by schedules up to an index.</summary>
    internal void AddTo(HashSet<int> met, HashSet<int> preempted, long limit)
    {
        for (int site = 0; site < _met.Length; site++)
        {
            if (_met[site] <= limit && _met[site] != long.MaxValue)
            {
                met.Add(site);
            }

            if (_preempted[site] <= limit && _preempted[site] != long.MaxValue)
            {
                preempted.Add(site);
            }
        }
    }

    private void Grow(int site)
    {
        int old = _met.Length;
        int length = Math.Max(SiteTable.Count, site + 1);
        Array.Resize(ref _met, length);
        Array.Resize(ref _preempted, length);
        _met.AsSpan(old).Fill(long.MaxValue);
        _preempted.AsSpan(old).Fill(long.MaxValue);
    }
}
