using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>Site ids of this process to and from (assembly, local number).</summary>
internal sealed class SiteMap(IReadOnlyList<SiteRange> assemblies)
{
    internal ScheduleDecision ToFile(Decision decision)
    {
        (int assembly, int local) = Local(decision.Site);
        return new ScheduleDecision(decision.Chosen, decision.Enabled, decision.Kind, decision.Resource, assembly, local);
    }

    internal Decision ToDecision(ScheduleDecision decision) => new(
        decision.Chosen,
        decision.Enabled,
        decision.Kind,
        decision.Resource,
        decision.Assembly < 0 ? 0 : Id(decision.Assembly, decision.Site));

    internal int Id(int assembly, int local)
    {
        if ((uint)assembly >= (uint)assemblies.Count || (uint)local >= (uint)assemblies[assembly].Count)
        {
            throw new ScheduleFileException($"The schedule file names site {assembly}.{local}, which does not exist. It was edited or is damaged: record it again.");
        }

        return assemblies[assembly].Base + local;
    }

    internal IReadOnlyList<int> LocalsOf(SiteRange range, IEnumerable<int> ids) =>
        [.. ids.Where(id => id >= range.Base && id < range.Base + range.Count).Select(id => id - range.Base).Order()];

    private (int Assembly, int Local) Local(int id)
    {
        for (int i = 0; i < assemblies.Count; i++)
        {
            if (id >= assemblies[i].Base && id < assemblies[i].Base + assemblies[i].Count)
            {
                return (i, id - assemblies[i].Base);
            }
        }

        return (-1, -1);
    }
}
