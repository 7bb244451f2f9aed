namespace Interleave.Strategies;

/// <summary>Sets of threads as <see cref="Runtime.Decision.Enabled"/> holds them: bit i for the ids equal to i modulo 64.</summary>
internal static class ThreadMask
{
    internal static ulong Of(int id) => 1UL << (id & 63);

    internal static string Describe(ulong mask)
    {
        var ids = new List<int>();
        for (int i = 0; i < 64; i++)
        {
            if ((mask >> i & 1) != 0)
            {
                ids.Add(i);
            }
        }

        return "{" + string.Join(", ", ids) + "}";
    }
}
