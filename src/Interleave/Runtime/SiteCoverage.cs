namespace Interleave.Runtime;

/// <summary>
/// At which sites threads stood before a choice, and at which of them one was left that could have gone on. By the index
/// of the first schedule that showed it, so that what is told depends only on which schedules count.
/// </summary>
internal sealed class SiteCoverage
{
    /// <summary>
    /// Sites kept together. A process knows tens of thousands of sites and an exploration meets hundreds, so that one
    /// array over all cost short explorations more than their schedules.
    /// </summary>
    private const int PageLength = 256;

    private Page?[] _pages = [];

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

        int page = site / PageLength;
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(SiteTable.Count / PageLength, page) + 1);
        }

        (_pages[page] ??= new Page()).Note(site % PageLength, Index, isLeft);
    }

    /// <summary>Adds the sites met, and those left, by schedules up to an index.</summary>
    internal void AddTo(HashSet<int> met, HashSet<int> preempted, long limit)
    {
        for (int page = 0; page < _pages.Length; page++)
        {
            _pages[page]?.AddTo(met, preempted, page * PageLength, limit);
        }
    }

    /// <summary>The first schedules of the sites of one page.</summary>
    private sealed class Page
    {
        private readonly long[] _met = Never();
        private readonly long[] _preempted = Never();

        internal void Note(int site, long index, bool isLeft)
        {
            _met[site] = Math.Min(_met[site], index);
            if (isLeft)
            {
                _preempted[site] = Math.Min(_preempted[site], index);
            }
        }

        internal void AddTo(HashSet<int> met, HashSet<int> preempted, int first, long limit)
        {
            for (int site = 0; site < PageLength; site++)
            {
                if (_met[site] <= limit && _met[site] != long.MaxValue)
                {
                    met.Add(first + site);
                }

                if (_preempted[site] <= limit && _preempted[site] != long.MaxValue)
                {
                    preempted.Add(first + site);
                }
            }
        }

        private static long[] Never()
        {
            var never = new long[PageLength];
            Array.Fill(never, long.MaxValue);
            return never;
        }
    }
}
