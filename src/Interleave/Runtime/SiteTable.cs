using System.Diagnostics.CodeAnalysis;

namespace Interleave.Runtime;

/// <summary>
/// All sites of all rewritten assemblies of the process. An assembly's sites are registered once per content hash
/// and get a contiguous range of ids; rewritten code adds the range's base to its own local number, so the same
/// rewritten bytes serve every load context.
/// </summary>
public static class SiteTable
{
    private static readonly Lock s_gate = new();
    private static readonly Dictionary<string, SiteRange> s_ranges = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, int> s_memberIds = new(StringComparer.Ordinal) { [Site.Unknown.Member] = 0 };
    private static readonly List<string> s_memberNames = [Site.Unknown.Member];
    private static Site[] s_sites = [Site.Unknown];
    private static int[] s_membersBySite = [0];

    /// <summary>One past the largest site id in use.</summary>
    public static int Count => Volatile.Read(ref s_sites).Length;

    /// <summary>Registers an assembly's sites; a second call with the same hash returns the same range.</summary>
    /// <param name="assemblyName">Simple name of the rewritten assembly.</param>
    /// <param name="contentHash">Hex SHA-256 of the original assembly's bytes and of the rewriter's options.</param>
    /// <param name="sites">The sites in local order, local number 0 first.</param>
    /// <returns>The range, whose base the rewritten code adds.</returns>
    public static SiteRange Register(string assemblyName, string contentHash, IReadOnlyList<Site> sites)
    {
        lock (s_gate)
        {
            if (s_ranges.TryGetValue(contentHash, out SiteRange? known))
            {
                return known;
            }

            Site[] old = s_sites;
            var grown = new Site[old.Length + sites.Count];
            old.CopyTo(grown, 0);
            var members = new int[grown.Length];
            s_membersBySite.CopyTo(members, 0);
            for (int i = 0; i < sites.Count; i++)
            {
                grown[old.Length + i] = sites[i];
                members[old.Length + i] = MemberId(sites[i].Member);
            }

            var range = new SiteRange(assemblyName, contentHash, old.Length, sites.Count);
            Volatile.Write(ref s_membersBySite, members);
            Volatile.Write(ref s_sites, grown);
            s_ranges.Add(contentHash, range);
            return range;
        }
    }

    /// <summary>The base of a registered range; called once by each rewritten module's initialiser.</summary>
    /// <param name="contentHash">The hash given to <see cref="Register"/>.</param>
    /// <returns>The id of local site 0.</returns>
    /// <exception cref="InvalidOperationException">The assembly was rewritten in another process and its sites were not registered.</exception>
    public static int BaseOf(string contentHash)
    {
        lock (s_gate)
        {
            return s_ranges.TryGetValue(contentHash, out SiteRange? range)
                ? range.Base
                : throw new InvalidOperationException(
                    $"No sites are registered for the rewritten assembly {contentHash}. Load it through Interleave (interleave test), not directly.");
        }
    }

    /// <summary>The site with this id; <see cref="Site.Unknown"/> for 0 and for ids out of range.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The site.</returns>
    public static Site Get(int id)
    {
        Site[] sites = Volatile.Read(ref s_sites);
        return (uint)id < (uint)sites.Length ? sites[id] : Site.Unknown;
    }

    /// <summary>One number per distinct <see cref="Site.Member"/>, so that all sites of a field share it.</summary>
    internal static int MemberOf(int id)
    {
        int[] members = Volatile.Read(ref s_membersBySite);
        return (uint)id < (uint)members.Length ? members[id] : 0;
    }

    /// <summary>The range that holds an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="range">The range.</param>
    /// <returns>False for 0 and unknown ids.</returns>
    public static bool TryGetRange(int id, [NotNullWhen(true)] out SiteRange? range)
    {
        lock (s_gate)
        {
            range = s_ranges.Values.FirstOrDefault(r => id >= r.Base && id < r.Base + r.Count);
            return range is not null;
        }
    }

    /// <summary>The range of an assembly by content hash.</summary>
    /// <param name="contentHash">The hash.</param>
    /// <param name="range">The range.</param>
    /// <returns>False when it is not registered.</returns>
    public static bool TryGetRange(string contentHash, [NotNullWhen(true)] out SiteRange? range)
    {
        lock (s_gate)
        {
            return s_ranges.TryGetValue(contentHash, out range);
        }
    }

    /// <summary>The member a number of <see cref="MemberOf"/> stands for.</summary>
    internal static string MemberName(int member)
    {
        lock (s_gate)
        {
            return (uint)member < (uint)s_memberNames.Count ? s_memberNames[member] : Site.Unknown.Member;
        }
    }

    private static int MemberId(string member)
    {
        if (!s_memberIds.TryGetValue(member, out int id))
        {
            id = s_memberIds.Count;
            s_memberIds.Add(member, id);
            s_memberNames.Add(member);
        }

        return id;
    }
}
